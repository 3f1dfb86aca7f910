import { keyedHash } from '@/lib/platform/keyed-hash';

/** Beginnings of words of this many characters can be searched for. */
const SHORTEST = 2;
const LONGEST = 16;

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST)
    .map((word) => word.slice(0, LONGEST));

const tokenOf = (workspaceId: string, word: string): string =>
  keyedHash(`search:${workspaceId}`, word).slice(0, 12);

/** Pseudonyms of the beginnings of all words of these texts: what is kept beside sealed values so that they can be searched. */
export function searchTokens(workspaceId: string, texts: readonly (string | null)[]): string[] {
  const beginnings = new Set<string>();
  for (const word of texts.flatMap((text) => (text === null ? [] : wordsOf(text))))
    for (let length = SHORTEST; length <= word.length; length++) beginnings.add(word.slice(0, length));
  return [...beginnings].map((beginning) => tokenOf(workspaceId, beginning)).sort();
}

/** The pseudonyms that a contact has to have to match a search: of each of its words. None where it has no word that is long enough. */
export const tokensOfQuery = (workspaceId: string, query: string): string[] => [
  ...new Set(wordsOf(query).map((word) => tokenOf(workspaceId, word))),
];
