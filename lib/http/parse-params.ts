import type { z } from 'zod';
import { AppError, type InvalidParam } from '@/lib/core/shared/app-error';
import { describeIssue } from './describe-issue';

const places = { path: 'address', query: 'query', body: 'body' } as const;

/** Parses one part of a request; throws `invalid_request` naming every wrong field and what to send instead. */
export function parseParams<S extends z.ZodType>(
  place: keyof typeof places,
  schema: S,
  value: unknown,
): z.output<S> {
  const parsed = schema.safeParse(value, { error: describeIssue });
  if (parsed.success) return parsed.data;
  const invalidParams = parsed.error.issues.map(
    (issue): InvalidParam => ({ name: fieldName(issue.path) || place, in: place, reason: issue.message }),
  );
  const [first] = invalidParams;
  throw new AppError('invalid_request', {
    detail:
      invalidParams.length === 1 && first
        ? `In the ${places[place]}, ${first.name} ${first.reason}.`
        : `${invalidParams.length} fields in the ${places[place]} are not valid.`,
    remedy: 'Correct the fields named and send the request again.',
    invalidParams,
  });
}

/** `['items', 3, 'payload', 'day']` as `items[3].payload.day`. */
function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, key) =>
      typeof key === 'number' ? `${name}[${key}]` : name ? `${name}.${String(key)}` : String(key),
    '',
  );
}
