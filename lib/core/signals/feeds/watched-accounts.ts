import { commonNames, commonWords } from './common-words';
import { plainDomain } from './domains-in';
import { splitName } from './legal-forms';
import { type Word, wordsOf } from './words-of';

/** A company whose mentions are looked for. */
export type WatchedAccount = {
  externalId: string;
  name: string | null;
  domain: string | null;
  /** What is often said of it, such as its products, its place or its people: with one of them beside it, a common name is believed. */
  words?: readonly string[];
};

/** A name as it is looked for. */
export type WatchedName = {
  externalId: string;
  core: readonly Word[];
  forms: ReadonlySet<string>;
  domain: string | null;
  words: ReadonlySet<string>;
  /** Means other things as well, or another account: something else has to show that this account is meant. */
  isAmbiguous: boolean;
  /** Borne by several accounts. */
  isShared: boolean;
};

export type WatchedAccounts = {
  /** By the first word, longest names first. */
  byFirstWord: ReadonlyMap<string, readonly WatchedName[]>;
  byDomain: ReadonlyMap<string, readonly WatchedAccount[]>;
};

/** Shorter names of one word are abbreviations of many things. */
const LONGEST_SHORT = 4;

/** Prepares accounts to be looked for in many texts: made once, it makes the time for a text depend on the text alone. */
export function watchAccounts(accounts: readonly WatchedAccount[]): WatchedAccounts {
  const names = accounts.flatMap(nameOf);
  const bearers = groupBy(names, keyOf);
  const known = names.map((name) => {
    const isShared = (bearers.get(keyOf(name))?.length ?? 0) > 1;
    return { ...name, isShared, isAmbiguous: isShared || isCommon(name.core) };
  });
  return {
    byFirstWord: groupBy(
      known.sort((one, other) => other.core.length - one.core.length),
      ({ core }) => core[0]?.plain ?? '',
    ),
    byDomain: groupBy(accounts, ({ domain }) => plainDomain(domain)),
  };
}

/** Those without a key are left out. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = key === null ? undefined : groups.get(key);
    if (group) group.push(item);
    else if (key !== null) groups.set(key, [item]);
  }
  return groups;
}

const keyOf = ({ core }: Pick<WatchedName, 'core'>): string => core.map(({ plain }) => plain).join(' ');

function nameOf(account: WatchedAccount): Omit<WatchedName, 'isShared' | 'isAmbiguous'>[] {
  const name = (account.name ?? '').replace(/\([^)]*\)/g, ' ').replace(/\bA\/S\b/g, 'AS');
  const { core, forms } = splitName(wordsOf(name));
  if (core.length === 0) return [];
  return [
    {
      externalId: account.externalId,
      core,
      forms,
      domain: plainDomain(account.domain),
      words: new Set(account.words?.flatMap((text) => wordsOf(text).map(({ plain }) => plain))),
    },
  ];
}

function isCommon(core: readonly Word[]): boolean {
  const [first, second, ...more] = core.map(({ plain }) => plain);
  if (first === undefined || more.length > 0) return false;
  const isWord = (plain: string) => plain.length <= 2 || /^\d+$/.test(plain) || commonWords.has(plain);
  if (second !== undefined) return isWord(first) && isWord(second);
  return first.length <= LONGEST_SHORT || isWord(first) || commonNames.has(first);
}
