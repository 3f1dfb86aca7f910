import { PracticeApiError } from './practice-api-error';

type Fields = Readonly<Record<string, string | number | boolean | null>>;

/** The refusal of an update whose caller saw other values in these fields than are there now; null where nothing changed. */
export function changedSince(before: Fields, expected: Fields = {}): PracticeApiError | null {
  const changed = Object.keys(expected).filter((field) => (before[field] ?? null) !== expected[field]);
  return changed.length > 0
    ? new PracticeApiError('changed', `Somebody changed ${changed.join(', ')} at this very moment.`)
    : null;
}
