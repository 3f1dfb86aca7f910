/** Ways of writing words so that people read them and programs may not. `pick(n)` gives a number below n. */
export type Disguise = { name: string; disguise: (words: string, pick: (most: number) => number) => string };

const cyrillic: Record<string, string> = {
  a: '\u0430',
  c: '\u0441',
  e: '\u0435',
  i: '\u0456',
  o: '\u043e',
  p: '\u0440',
  x: '\u0445',
  y: '\u0443',
};
const digits: Record<string, string> = { a: '4', e: '3', i: '1', o: '0', t: '7' };
const perLetter =
  (change: (letter: string, pick: (most: number) => number) => string): Disguise['disguise'] =>
  (words, pick) =>
    Array.from(words, (letter) => (letter === ' ' ? letter : change(letter, pick))).join('');
const wide = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0);

export const disguises: Disguise[] = [
  { name: 'capitals', disguise: perLetter((letter, pick) => (pick(2) ? letter.toUpperCase() : letter)) },
  {
    name: 'look-alikes',
    disguise: perLetter((letter, pick) => (pick(2) ? (cyrillic[letter] ?? letter) : letter)),
  },
  {
    name: 'digits for a few letters',
    disguise: perLetter((letter, pick) => (pick(4) === 0 ? (digits[letter] ?? letter) : letter)),
  },
  { name: 'full width', disguise: perLetter((letter, pick) => (pick(2) ? wide(letter) : letter)) },
  {
    name: 'mathematical letters',
    disguise: perLetter((letter, pick) =>
      pick(2) ? String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97) : letter,
    ),
  },
  {
    name: 'zero-width characters',
    disguise: perLetter(
      (letter, pick) => `${letter}${['', '\u200b', '\u2060', '\u00ad', '\ufeff'][pick(5)]}`,
    ),
  },
  { name: 'accents', disguise: perLetter((letter, pick) => (pick(2) ? `${letter}\u0301` : letter)) },
  {
    name: 'entities',
    disguise: perLetter((letter, pick) => (pick(2) ? `&#${letter.charCodeAt(0)};` : letter)),
  },
  {
    name: 'tags',
    disguise: (words, pick) =>
      perLetter((letter) => (pick(3) === 0 ? `<b>${letter}</b>` : letter))(words, pick),
  },
  { name: 'spaced out with dots', disguise: (words) => words.replace(/(?<=\w)(?=\w)/g, '.') },
  { name: 'broken lines', disguise: (words) => words.replaceAll(' ', '\r\n  ') },
  { name: 'run together', disguise: (words) => words.replaceAll(' ', '') },
];
