import type { PolicyChange } from '../policies/policy-change';

type Direction = PolicyChange['direction'];

export type ListDiff<T> = {
  field: string;
  /** Whether an entry more lets less pass, or more. */
  entries: 'restrict' | 'allow';
  /** What makes two entries the same one. */
  keyOf: (item: T) => string;
  /** The entry as a sentence. */
  say: (item: T) => string;
  /** Which way an entry goes that stayed and says something else. */
  compare: (from: T, to: T) => Direction;
};

/** What came, went and changed in one list of the guidelines, one entry each; an order that changed is no change. */
export function diffList<T>(diff: ListDiff<T>, from: readonly T[], to: readonly T[]): PolicyChange[] {
  const before = new Map(from.map((item) => [diff.keyOf(item), item]));
  const after = new Map(to.map((item) => [diff.keyOf(item), item]));
  const change = (direction: Direction, sentence: string): PolicyChange => ({
    section: 'brand',
    field: diff.field,
    direction,
    sentence,
  });
  const restricts = diff.entries === 'restrict';
  const came = [...after].filter(([key]) => !before.has(key));
  const went = [...before].filter(([key]) => !after.has(key));
  const stayed = [...after].flatMap(([key, item]) => {
    const old = before.get(key);
    if (old === undefined || JSON.stringify(old) === JSON.stringify(item)) return [];
    return [change(diff.compare(old, item), `Changed: ${diff.say(item)} Before: ${diff.say(old)}`)];
  });
  return [
    ...came.map(([, item]) => change(restricts ? 'narrows' : 'widens', `New: ${diff.say(item)}`)),
    ...went.map(([, item]) => change(restricts ? 'widens' : 'narrows', `No longer: ${diff.say(item)}`)),
    ...stayed,
  ];
}
