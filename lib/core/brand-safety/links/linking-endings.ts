/** Endings that mail programs turn into links without being asked. */
const common = new Set(
  'com net org info biz io co ai app dev me tv xyz online site shop store top club link live click page web cloud tech space website today news blog email agency marketing digital solutions media group company pro gov edu mil int eu uk de fr es it nl at ch be se no dk fi pl pt ie us ca au nz in jp cn ru br mx za kr sg hk tw tr gr cz hu ro ua il ae sa ly gl gg to fm ws cc su tk ml ga cf icu vip win bid loan work'.split(
    ' ',
  ),
);

const international = new Set([
  '\u0440\u0444',
  '\u0431\u0435\u043b',
  '\u0443\u043a\u0440',
  '\u4e2d\u56fd',
  '\u4e2d\u570b',
  '\u516c\u53f8',
  '\u7f51\u7edc',
  '\u9999\u6e2f',
  '\ud55c\uad6d',
  '\u307f\u3093\u306a',
]);

/**
 * Whether a name with dots in it, such as `shop.example.com`, is turned into a link by what shows it. `today.It` is a missing
 * space; a path behind the name (`hasPath`) settles it.
 */
export function isLinkingEnding(name: string, hasPath: boolean): boolean {
  const written = name.slice(name.search(/[^.\u3002\uff0e\uff61]*$/));
  const ending = written.normalize('NFKC').toLowerCase();
  if (ending.startsWith('xn--') || international.has(ending)) return true;
  if (hasPath) return /^\p{L}+$/u.test(ending);
  const missesSpace = /^[A-Z][a-z]/.test(written) && /[a-z]\.[^.]*$/.test(name);
  return common.has(ending) && !missesSpace;
}
