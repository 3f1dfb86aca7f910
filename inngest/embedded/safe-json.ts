/** JSON that can be signed: the canonical form has no halves of surrogate pairs; each becomes U+FFFD. */
export function toSignableJson(value: unknown): string {
  return replaceEscapes(JSON.stringify(value ?? null), /(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g);
}

/** JSON whose fields PostgreSQL can also read as text, which has no U+0000. For events: waits compare their fields. */
export function toReadableJson(value: unknown): string {
  return replaceEscapes(toSignableJson(value), /(?<!\\)((?:\\\\)*)\\u0000/g);
}

/** `JSON.stringify` escapes exactly these characters, so they are found in its text, behind an even number of backslashes. */
const replaceEscapes = (json: string, escapes: RegExp): string => json.replace(escapes, '$1\\ufffd');

/** What a JSON text says; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
