import type { Word } from './words-of';

/** What a company's name may end with in its register, each with those that mean the same. */
const families = [
  'inc incorporated',
  'corp corporation',
  'co company cie compagnie',
  'ltd limited',
  'llc',
  'llp',
  'lp',
  'plc',
  'gmbh mbh',
  'ag',
  'kg',
  'kgaa',
  'ohg',
  'ug',
  'ev',
  'eg',
  'se',
  'sa',
  'sas',
  'sasu',
  'sarl',
  'sl',
  'slu',
  'spa',
  'srl',
  'bv',
  'nv',
  'ab',
  'as asa',
  'aps',
  'oy oyj',
  'kk',
  'pte',
  'pty',
  'pvt',
  'bhd',
  'sro',
  'zoo',
  'kft',
  'zrt',
  'doo',
  'ltda',
];
const familyOf = new Map(
  families.flatMap((family) => family.split(' ').map((form) => [form, family] as const)),
);
/** Those that mean nothing else, however they are written. */
const unmistakable = new Set(
  'inc incorporated corp corporation ltd llc llp plc gmbh mbh kgaa ohg sasu sarl srl asa aps oyj pte pty pvt bhd sro kft zrt doo ltda'.split(
    ' ',
  ),
);

/** A company's name without what its register adds, and which legal forms that were. `The` before it counts for nothing. */
export function splitName(words: readonly Word[]): { core: Word[]; forms: Set<string> } {
  let core = [...words];
  const forms = new Set<string>();
  for (;;) {
    const last = core.at(-1);
    const family = last ? formOf(last) : undefined;
    const isJoint = last?.plain === '&' && forms.size > 0;
    if (core.length < 2 || (!family && !isJoint)) break;
    if (family) forms.add(family);
    core = core.slice(0, -1);
  }
  return { core: core.length > 1 && core[0]?.plain === 'the' ? core.slice(1) : core, forms };
}

/** The legal form that follows a name in running text, where it can be nothing else: `Target Corp`, `Gap Inc.`, `Merck KGaA`. */
export function formIn(word: Word | undefined): string | null {
  if (!word) return null;
  const letters = word.as.replaceAll('.', '');
  const isSpelled = letters === letters.toUpperCase() && !/^(AS|CO|EG|EV)$/.test(letters);
  return unmistakable.has(word.plain) || isSpelled ? (formOf(word) ?? null) : null;
}

/** A spa is one only with its last letter large, as in S.p.A. */
const formOf = (word: Word): string | undefined =>
  word.plain === 'spa' && !/A\.?$/.test(word.as) ? undefined : familyOf.get(word.plain);
