/** Reading JSON of which nothing is promised. Only own properties count, so that no name reaches into a prototype. */

export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object that is meant, or an empty one. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** Text that says something, trimmed; numbers are taken for text, since ids are sent as either. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

export const own = (object: JsonObject, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** The first of the names under which text is stated. */
export function firstText(object: JsonObject, ...names: readonly string[]): string | null {
  for (const name of names) {
    const text = textOf(own(object, name));
    if (text !== null) return text;
  }
  return null;
}

export const without = (object: JsonObject, names: ReadonlySet<string>): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.has(name)));

/** Text cut to a length, with a sign that it was. */
export const cut = (text: string, max: number): string => {
  if (text.length <= max) return text;
  // Half of a surrogate pair would be no text.
  const head = text.slice(0, max - 1);
  return `${/[\uD800-\uDBFF]$/.test(head) ? head.slice(0, -1) : head}…`;
};
