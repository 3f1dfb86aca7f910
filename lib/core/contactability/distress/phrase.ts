import { withinEdits } from './within-edits';

export type DistressKind = 'unsubscribe' | 'complaint' | 'distress';

/**
 * What people say, as patterns of words without accents and apostrophes: `a|b` one of these, `a?` may be missing, `_2` up to two other
 * words, `a~` also misspelt, `a*` any ending. `whole` must be all that a line or sentence says.
 */
export type PhraseGroup = {
  kind: DistressKind;
  why: string;
  whole?: boolean;
  phrases: readonly string[];
};

type Element = {
  exact: ReadonlySet<string>;
  prefixes: readonly string[];
  fuzzy: readonly string[];
  optional: boolean;
  gap: number;
};
export type Phrase = { kind: DistressKind; why: string; whole: boolean; elements: readonly Element[] };

function compileElement(source: string): Element {
  const gap = /^_(\d)$/.exec(source)?.[1];
  const optional = source.endsWith('?');
  const words = gap ? [] : (optional ? source.slice(0, -1) : source).split('|');
  const ending = (sign: string) =>
    words.filter((word) => word.endsWith(sign)).map((word) => word.slice(0, -1));
  return {
    exact: new Set(words.filter((word) => !/[~*]$/.test(word))),
    prefixes: ending('*'),
    fuzzy: ending('~'),
    optional,
    gap: gap ? Number(gap) : 0,
  };
}

export const compilePhrases = (groups: readonly PhraseGroup[]): Phrase[] =>
  groups.flatMap(({ kind, why, whole = false, phrases }) =>
    phrases.map((source) => ({ kind, why, whole, elements: source.split(' ').map(compileElement) })),
  );

/** Whether one word is what an element asks for. A gap asks for nothing. */
export const fits = ({ exact, prefixes, fuzzy }: Element, word: string): boolean =>
  exact.has(word) ||
  prefixes.some((prefix) => word.startsWith(prefix)) ||
  fuzzy.some((meant) => withinEdits(word, meant, meant.length >= 9 ? 2 : 1));
