import { type Domains, domainsIn } from './domains-in';
import { formIn } from './legal-forms';
import type { WatchedAccounts, WatchedName } from './watched-accounts';
import { type Word, wordsOf } from './words-of';

/** `of`, `and` and their like stay small within a name. */
const SHORTEST_LARGE = 4;

export type Mention = { externalId: string; by: 'name' | 'domain' };

/** What may stand between two words of one name: no end of a sentence. */
const WITHIN_NAME = /^(?:[\s,.!/’'-]|[\u2010-\u2013]){0,3}$/;

/**
 * The accounts that a text is about, each once, in the order in which they are named. A name counts as whole words, with a capital as
 * it has, and not as part of a longer name that is watched too; a common one only with its domain, its legal form or one of
 * the account's words beside it. A domain counts where the text names it; one that several accounts have is none's.
 */
export function accountsIn(text: string, url: string | null, watched: WatchedAccounts): Mention[] {
  const normal = text.normalize('NFC');
  const words = wordsOf(normal);
  const domains = domainsIn(normal, url);
  const plain = new Set(words.map((word) => word.plain));
  const found = new Map<string, Mention>();
  const add = (externalId: string, by: Mention['by']) => {
    if (!found.has(externalId)) found.set(externalId, { externalId, by });
  };
  for (let at = 0; at < words.length; ) {
    const fitting = namesAt(normal, words, at, watched);
    for (const name of fitting) {
      const next = words[at + name.core.length];
      if (!name.isAmbiguous || isVouchedFor(name, domains, plain, next)) add(name.externalId, 'name');
    }
    at += fitting[0]?.core.length ?? 1;
  }
  for (const domain of domains.named) {
    const [owner, ...others] = watched.byDomain.get(domain) ?? [];
    if (owner && others.length === 0) add(owner.externalId, 'domain');
  }
  return [...found.values()];
}

/** The longest names that stand at a word: several where accounts share one. */
function namesAt(text: string, words: readonly Word[], at: number, watched: WatchedAccounts): WatchedName[] {
  const candidates = watched.byFirstWord.get(words[at]?.plain ?? '') ?? [];
  const fitting = candidates.filter(({ core }) => standsAt(text, words, at, core));
  const longest = fitting[0]?.core.length;
  return fitting.filter(({ core }) => core.length === longest);
}

function standsAt(text: string, words: readonly Word[], at: number, core: readonly Word[]): boolean {
  return core.every(({ plain, as }, offset) => {
    const word = words[at + offset];
    const before = words[at + offset - 1];
    if (word?.plain !== plain) return false;
    if (offset > 0 && before && !isJoined(before, text.slice(before.end, word.start))) return false;
    const isSmall = offset > 0 && offset < core.length - 1 && plain.length < SHORTEST_LARGE;
    return isSmall || word.as === as || startsLarge(word.as);
  });
}

/** A full stop ends a sentence, but for initials and abbreviations: `J. M.`, `Dr.`, `Bros.` */
const isJoined = (before: Word, between: string): boolean =>
  WITHIN_NAME.test(between) && (!/\.\s/.test(between) || before.as.length <= 4);

/** Scripts without capitals have none to ask for. */
const startsLarge = (word: string): boolean => !/^\p{Ll}/u.test(word);

function isVouchedFor(
  name: WatchedName,
  domains: Domains,
  plain: ReadonlySet<string>,
  next: Word | undefined,
): boolean {
  if (name.domain !== null && domains.all.has(name.domain)) return true;
  const own = new Set(name.core.map((word) => word.plain));
  if ([...name.words].some((word) => plain.has(word) && !own.has(word))) return true;
  const form = formIn(next);
  return form !== null && (name.forms.has(form) || (name.forms.size === 0 && !name.isShared));
}
