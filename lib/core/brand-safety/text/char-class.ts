/** What a character is to whoever looks for words. */
export const charClass = {
  other: 1,
  space: 2,
  digit: 3,
  lower: 4,
  upper: 5,
  /** A letter of a script that writes words without spaces between them: words have no edge to look for. */
  unspaced: 6,
} as const;

const known = new Uint8Array(0x10000);
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** The class of one UTF-16 unit; each is worked out once. Halves of a pair count as `other`. */
export function classOf(unit: number): number {
  const cached = known[unit] ?? 0;
  if (cached !== 0) return cached;
  const found = classify(String.fromCharCode(unit));
  known[unit] = found;
  return found;
}

function classify(character: string): number {
  if (/\s/.test(character)) return charClass.space;
  if (/\p{Nd}/u.test(character)) return charClass.digit;
  if (unspaced.test(character)) return charClass.unspaced;
  if (!/\p{L}/u.test(character)) return charClass.other;
  return /\p{Lu}/u.test(character) ? charClass.upper : charClass.lower;
}

export const isWordUnit = (unit: number): boolean => classOf(unit) >= charClass.digit;
export const isLetterUnit = (unit: number): boolean => classOf(unit) >= charClass.lower;
