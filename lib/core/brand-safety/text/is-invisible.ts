/**
 * Whether a code point draws nothing of its own: zero-width and direction marks, soft hyphens, fillers, variation selectors,
 * tags, and marks that combine with the letter before them. Ranges by the Unicode property Default_Ignorable_Code_Point and
 * the blocks of combining marks.
 */
export function isInvisible(code: number): boolean {
  if (code < 0x300) return code === 0xad || (code < 0x20 && code !== 9 && code !== 10 && code !== 13);
  return ranges.some(([from, to]) => code >= from && code <= to);
}

const ranges: readonly (readonly [number, number])[] = [
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x20d0, 0x20ff],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xe0000, 0xe0fff],
];
