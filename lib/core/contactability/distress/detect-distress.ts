import { ownParts } from './own-text';
import { compilePhrases, type DistressKind, fits, type Phrase } from './phrase';
import { phraseGroups } from './phrases';
import { readWords, type Word } from './read-words';

export type DistressMatch = { start: number; end: number; kind: DistressKind; why: string };
export type Distress = { kind: 'none' | DistressKind; matches: DistressMatch[] };

const phrases = compilePhrases(phraseGroups);
/** Phrases by the exact words they may begin with; the few that begin with a misspelt word or an ending are tried everywhere. */
const byFirstWord = new Map<string, Phrase[]>();
const anywhere: Phrase[] = [];
for (const phrase of phrases) {
  const optional = phrase.elements.findIndex((element) => !element.optional && element.gap === 0);
  const starts = phrase.elements.slice(0, optional + 1);
  if (starts.some(({ fuzzy, prefixes }) => fuzzy.length + prefixes.length > 0)) anywhere.push(phrase);
  else
    for (const word of new Set(starts.flatMap(({ exact }) => [...exact])))
      byFirstWord.set(word, [...(byFirstWord.get(word) ?? []), phrase]);
}

/** Words that turn a request around when they stand right before it: `please don't unsubscribe me`. */
const turnsAround = new Set(
  'dont not never cant cannot wont didnt wouldnt doesnt nicht ne no non niet inte nao without'.split(' '),
);
/** What makes the word itself the subject: `our unsubscribe rate`. */
const spokenOf = new Set('rate rates ratio figures statistics header headers flow flows quote'.split(' '));
const strongest: readonly DistressKind[] = ['complaint', 'distress', 'unsubscribe'];

/**
 * Whether a reply says "stop" in any words, complains or threatens, or tells of trouble: in English, German, French, Spanish, Italian,
 * Dutch, Swedish and Portuguese, from lists of phrases with their context. It leans to the safe side, because a person looks at it. Only
 * what the writer wrote counts, not what they quote. Linear in the length of the text. Offsets are UTF-16 positions in it.
 */
export function detectDistress(text: string): Distress {
  const parts = ownParts(text);
  const matches = readWords(text).flatMap((words) =>
    findMatches(words.filter(({ start }) => isWithin(start, parts))),
  );
  const kind = strongest.find((candidate) => matches.some((match) => match.kind === candidate));
  return { kind: kind ?? 'none', matches: withoutOverlap(matches) };
}

function findMatches(words: readonly Word[]): DistressMatch[] {
  return words.flatMap((word, at) =>
    [...(byFirstWord.get(word.text) ?? []), ...anywhere].flatMap((phrase) => {
      const last = matchFrom(phrase, words, at, 0, 0);
      if (last === null || (phrase.whole ? !isWhole(words, at, last) : isTurned(words, at, last))) return [];
      return [{ start: word.start, end: words[last]?.end ?? word.end, kind: phrase.kind, why: phrase.why }];
    }),
  );
}

/** Index of the last word of a match that begins at `at`; null where there is none. Recursion is as deep as the phrase is long. */
function matchFrom(
  phrase: Phrase,
  words: readonly Word[],
  at: number,
  element: number,
  gap: number,
): number | null {
  const wanted = phrase.elements[element];
  if (!wanted) return at - 1;
  if (wanted.gap > 0) return matchFrom(phrase, words, at, element + 1, wanted.gap);
  const word = words[at];
  if (word && fits(wanted, word.text)) {
    const last = matchFrom(phrase, words, at + 1, element + 1, 0);
    if (last !== null) return last;
  }
  if (wanted.optional) {
    const last = matchFrom(phrase, words, at, element + 1, gap);
    if (last !== null) return last;
  }
  const before = words[at - 1];
  // Other words may stand between only within one sentence.
  return gap > 0 && word && before?.sentence === word.sentence
    ? matchFrom(phrase, words, at + 1, element, gap - 1)
    : null;
}

const isWhole = (words: readonly Word[], first: number, last: number): boolean =>
  words[first - 1]?.line !== words[first]?.line && words[last + 1]?.line !== words[last]?.line;

function isTurned(words: readonly Word[], first: number, last: number): boolean {
  const before = words[first - 1];
  const after = words[last + 1];
  const same = (word: Word | undefined) => word?.sentence === words[first]?.sentence;
  return (
    (before !== undefined && same(before) && turnsAround.has(before.text)) ||
    (first === last && after !== undefined && same(after) && spokenOf.has(after.text))
  );
}

function isWithin(at: number, parts: readonly [number, number][]): boolean {
  let low = 0;
  let high = parts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [start, end] = parts[middle] ?? [0, 0];
    if (at < start) high = middle - 1;
    else if (at >= end) low = middle + 1;
    else return true;
  }
  return false;
}

/** Matches of one kind that overlap become one, in the order of the text. */
function withoutOverlap(matches: readonly DistressMatch[]): DistressMatch[] {
  const sorted = [...matches].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: DistressMatch[] = [];
  for (const match of sorted) {
    const last = kept.findLast(({ kind }) => kind === match.kind);
    if (last && match.start < last.end) last.end = Math.max(last.end, match.end);
    else kept.push({ ...match });
  }
  return kept;
}
