/** A name as it is compared: its words in lower case, without marks; once with marks dropped and once as German writes them out. */
export type ComparedName = {
  exact: string;
  folded: ReadonlySet<string>;
  bucket: ReadonlySet<string>;
};

const written: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  å: 'aa',
  ø: 'oe',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
};
const plain: Record<string, string> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd', ı: 'i' };

const spell = (text: string, letters: Record<string, string>): string =>
  text
    .replace(/\P{ASCII}/gu, (letter) => letters[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '');

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{M}]+/u).filter((word) => word !== '');

/** Reads a name; null where it is one word or none, which is too little to tell people by. "King, Ada" is "Ada King". */
export function comparedName(name: string | null): ComparedName | null {
  const [before = '', after] = (name ?? '').normalize('NFC').toLowerCase().split(',', 2);
  const words = wordsOf(after === undefined ? before : `${after} ${before}`);
  if (words.length < 2) return null;
  const exact = words.join(' ');
  const folded = new Set([spell(exact, plain), spell(exact, written)]);
  const bucket = new Set([...folded].map((text) => `${text.charAt(0)} ${text.split(' ').at(-1) ?? ''}`));
  return { exact, folded, bucket };
}

/** Whether two names are the same, the same but for marks or an initial, or of two people. */
export function compareNames(a: ComparedName, b: ComparedName): 'same' | 'near' | 'different' {
  if (a.exact === b.exact) return 'same';
  for (const one of a.folded)
    for (const other of b.folded) if (one === other || differByInitials(one, other)) return 'near';
  return 'different';
}

/** "a king" and "ada king", "ada m king" and "ada king": the last word is the same, the others are the same, initials or missing. */
function differByInitials(a: string, b: string): boolean {
  const [one, other] = [a.split(' '), b.split(' ')];
  if (one.at(-1) !== other.at(-1)) return false;
  const [given, otherGiven] = [one.slice(0, -1), other.slice(0, -1)];
  return given.slice(0, Math.max(1, otherGiven.length)).every((word, i) => alike(word, otherGiven[i] ?? ''));
}

const alike = (a: string, b: string): boolean =>
  a === b || b === '' || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
