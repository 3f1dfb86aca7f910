/** Digits and signs that stand for letters, by what they may stand for. */
const standIns: Record<string, string> = {
  '0': 'o',
  '1': 'il',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'gb',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'il',
  '|': 'il',
  '+': 't',
};

const lowered = new Uint16Array(0x10000);

/** The lower-case unit of a unit of seen text. */
export function lowerOf(unit: number): number {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit;
  const known = lowered[unit] ?? 0;
  if (known !== 0) return known;
  const lower = String.fromCharCode(unit).toLowerCase().charCodeAt(0);
  lowered[unit] = lower;
  return lower;
}

const coarse = new Uint16Array(0x80).map((_, unit) => {
  const letter = standIns[String.fromCharCode(unit)]?.charAt(0) ?? String.fromCharCode(unit);
  return (letter === 'l' ? 'i' : letter).charCodeAt(0);
});

/**
 * The class in which a lower-case unit is looked up: a letter together with all that may stand for it. Two texts that could
 * be the same word have the same classes; the reverse has to be checked.
 */
export const coarseOf = (lower: number): number => (lower < 0x80 ? (coarse[lower] ?? lower) : lower);

/** Whether a unit is a sign, no letter or digit, that may stand for a letter within a word. */
export const isSignForLetter = (unit: number): boolean => signs.has(unit);
const signs = new Set(Array.from('@$!|+', (sign) => sign.charCodeAt(0)));

/** Whether a unit of a text may stand for this lower-case letter of a phrase. */
export const standsFor = (lower: number, letter: number): boolean =>
  lower < 0x80 && (standIns[String.fromCharCode(lower)]?.includes(String.fromCharCode(letter)) ?? false);
