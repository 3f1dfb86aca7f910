/** A word as it stands in a text, and as it is compared. */
export type Word = {
  as: string;
  /** In lower case, without accents, dots and the ending of a possessive. */
  plain: string;
  start: number;
  end: number;
};

/** Abbreviations with dots count as one word, and so do `don't` and the sign &, which names are made with. */
const WORD = /(?:\p{L}\.){2,}\p{L}?|[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|[&+]/gu;
const and = new Set(['and', 'und', 'et', 'y', 'e', 'en', 'og', 'och', '+']);

/** The words of a text in order; the places are those of its NFC form. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.normalize('NFC').matchAll(WORD), ({ 0: as, index }) => ({
    as,
    plain: plainWord(as),
    start: index,
    end: index + as.length,
  }));
}

/** `und`, `and` and `&` are the same: names are written with either. */
function plainWord(word: string): string {
  const plain = word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/['’.]/g, '')
    .replaceAll('ß', 'ss');
  return and.has(plain) ? '&' : plain;
}
