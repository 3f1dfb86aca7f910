const nameLength = 80;
const deepest = 12;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A row with what JSON nests as columns of their own, `user.email` of `user`; lists stay whole, and so does what has no short name. */
export function flattenRow(row: Readonly<Record<string, unknown>>): [column: string, value: unknown][] {
  const entries = Object.entries(row);
  if (!entries.some(([, value]) => isObject(value))) return entries;
  const taken = new Set(entries.map(([name]) => name));
  return entries.flatMap(([name, value]) => leaves(name, value, taken));
}

function leaves(name: string, value: unknown, taken: Set<string>, depth = 0): [string, unknown][] {
  if (!isObject(value) || depth >= deepest) return [[name, value]];
  const inner = Object.entries(value);
  const names = inner.map(([key]) => `${name}.${key}`);
  if (inner.length === 0 || names.some((path) => path.length > nameLength || taken.has(path)))
    return [[name, value]];
  for (const path of names) taken.add(path);
  return inner.flatMap(([key, part]) => leaves(`${name}.${key}`, part, taken, depth + 1));
}
