/** A cell as text, trimmed; null where it says nothing. Anything but text is what JSON writes for it. */
export function textOfCell(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

// NUL and lone surrogates cannot be stored as text.
const notText = /[\0\p{Cs}]/u;
const deepest = 12;

/** Why a value cannot be kept as it is, going on from "holds …"; null when it can. */
export function unkeepable(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return notText.test(value) ? 'characters that are not text' : null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : 'a number that is not finite';
  if (value === null || value === undefined || typeof value === 'boolean') return null;
  if (typeof value !== 'object') return 'something that is neither text nor JSON';
  if (depth >= deepest) return `objects within each other, more than ${deepest} deep`;
  if (!Array.isArray(value)) {
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null)
      return 'something that is neither text nor JSON';
  }
  for (const [name, inner] of Object.entries(value)) {
    // An object takes a key of this name for something else: the value would be lost.
    if (name === '__proto__') return 'the name __proto__';
    if (notText.test(name)) return 'a name with characters that are not text';
    if (inner === undefined) return 'something that is neither text nor JSON';
    const reason = unkeepable(inner, depth + 1);
    if (reason) return reason;
  }
  return null;
}

/** A cell as a message shows it. */
export function shownCell(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ');
  return `“${line.length > 60 ? `${line.slice(0, 60)}…` : line}”`;
}
