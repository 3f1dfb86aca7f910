/**
 * Letters that look like Latin ones, by the Latin letter they are read as; a small selection of the table of Unicode
 * Technical Standard 39. What normalisation (NFKD) already resolves, such as full-width and mathematical letters, is left
 * out. Where upper and lower case of a letter look like different Latin letters, each stands where it looks.
 */
const lookalikes: Record<string, string> = {
  a: '\u0430\u0410\u03b1\u0391\u0251\u1d00\u2c6d\u13aa\ua4ee',
  b: '\u0432\u0412\u03b2\u0392\u0299\u0184\u0185\u042c\u044c\u13f4\ua4d0',
  c: '\u0441\u0421\u03f2\u03f9\u1d04\u13df\ua4da',
  d: '\u0501\u0500\u1d05\u13a0\ua4d3',
  e: '\u0435\u0415\u03b5\u0395\u1d07\u0511\u13ac\u04bd\u0258\ua4f0',
  f: '\u03dd\u03dc\ua730\u0584\ua4dd',
  g: '\u0261\u0262\u0581\u050d\u050c\u13c0\ua4d6',
  h: '\u043d\u041d\u0397\u04bb\u04ba\u029c\u0570\u13bb\ua4e7',
  i: '\u0456\u0406\u03b9\u0399\u0131\u026a\u0269\u04c0\u04cf\u13a5\ua4f2',
  j: '\u0458\u0408\u03f3\u1d0a\u13ab\ua4d9',
  k: '\u043a\u041a\u03ba\u039a\u1d0b\u13e6\ua4d7',
  l: '\u029f\u13de\u01c0\u2223\ua4e1',
  m: '\u043c\u041c\u039c\u1d0d\u13b7\ua4df',
  n: '\u039d\u03b7\u0274\u0578\u057c\ua4e0',
  o: '\u043e\u041e\u03bf\u039f\u03c3\u1d0f\u0585\u0555\u00f8\u00d8\u0275\ua4f3',
  p: '\u0440\u0420\u03c1\u03a1\u1d18\u13e2\ua4d1',
  q: '\u051b\u051a\u0566',
  r: '\u0433\u1d26\u0280\u13d2\ua4e3',
  s: '\u0455\u0405\ua731\u13da\ua4e2',
  t: '\u0442\u0422\u03c4\u03a4\u1d1b\u13a2\ua4d4',
  u: '\u03c5\u057d\u054d\u1d1c\u028b\u13cc\ua4f4',
  v: '\u03bd\u0475\u0474\u1d20\u13d9\ua4e6',
  w: '\u051d\u051c\u0461\u0460\u1d21\u026f\u13b3\ua4ea',
  x: '\u0445\u0425\u03c7\u03a7\u1d22\ua4eb',
  y: '\u0443\u0423\u03a5\u04af\u04ae\u028f\u0263\u13bd\ua4ec',
  z: '\u0396\u1d22\u13c3\ua4dc',
};

const punctuation: Record<string, string> = {
  "'": '\u2018\u2019\u201b\u02bc\u02b9\u2032\u00b4\uff07',
  '"': '\u201c\u201d\u201f\u2033',
  '-': '\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00b7\u2022',
  '.': '\u3002\uff61\u2024',
  '%': '\u066a\u2052',
};

/** Letters that normalisation leaves whole. */
const spelledOut: Record<string, string> = {
  '\u00df': 'ss',
  '\u1e9e': 'SS',
  '\u00e6': 'ae',
  '\u00c6': 'AE',
  '\u0153': 'oe',
  '\u0152': 'OE',
  '\u0111': 'd',
  '\u0110': 'D',
  '\u0142': 'l',
  '\u0141': 'L',
};

const table = new Map<string, string>(Object.entries(spelledOut));
for (const [latin, letters] of Object.entries(lookalikes)) {
  for (const letter of letters) table.set(letter, isUpper(letter) ? latin.toUpperCase() : latin);
}
for (const [mark, marks] of Object.entries(punctuation)) for (const other of marks) table.set(other, mark);
// White letters on black squares and in black circles, and the letters that make up flags.
for (const first of [0x1f150, 0x1f170, 0x1f1e6]) {
  for (let i = 0; i < 26; i++) table.set(String.fromCodePoint(first + i), String.fromCharCode(65 + i));
}

function isUpper(letter: string): boolean {
  return letter !== letter.toLowerCase();
}

/** What a character is read as, or itself. */
export const readAs = (character: string): string => table.get(character) ?? character;
