const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  lrm: '',
  rlm: '',
  ZeroWidthSpace: '',
  Tab: '\t',
  NewLine: '\n',
  excl: '!',
  num: '#',
  dollar: '$',
  percnt: '%',
  period: '.',
  colon: ':',
  sol: '/',
  commat: '@',
  lowbar: '_',
  hyphen: '-',
  ndash: '-',
  mdash: '-',
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  hellip: '...',
  bull: '-',
  middot: '-',
  euro: '\u20ac',
  pound: '\u00a3',
  copy: '\u00a9',
  reg: '\u00ae',
  trade: '\u2122',
};

const pattern = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,23}));?/y;

/**
 * The HTML entity that begins at `index`, as mail programs and browsers read it, and where it ends; null where the
 * ampersand is only an ampersand. A numeric entity needs no semicolon, a named one does here.
 */
export function decodeEntity(text: string, index: number): { value: string; end: number } | null {
  pattern.lastIndex = index;
  const match = pattern.exec(text);
  if (!match) return null;
  const end = pattern.lastIndex;
  const [whole, decimal, hex, name] = match;
  if (name !== undefined) {
    const value = Object.hasOwn(named, name) ? named[name] : undefined;
    return value !== undefined && whole.endsWith(';') ? { value, end } : null;
  }
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return { value: isCharacter ? String.fromCodePoint(code) : '\ufffd', end };
}
