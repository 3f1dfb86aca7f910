import { auditVerbTitles } from '../verb-titles';
import { rangeTokens } from './amounts';
import { type TokenKind, tokenOf } from './entry-tokens';
import { wordsOf } from './words';

/** What a search of the record asks for; all of it together. */
export type RecordFilters = {
  /** Words of what is not personal, or an id. */
  q?: string | undefined;
  verb?: readonly string[] | undefined;
  outcome?: readonly string[] | undefined;
  actor?: string | undefined;
  agent?: string | undefined;
  subject?: string | undefined;
  person?: string | undefined;
  campaign?: string | undefined;
  run?: string | undefined;
  action?: string | undefined;
  currency?: string | undefined;
  minMicros?: string | undefined;
  maxMicros?: string | undefined;
};

/** An entry fits when it has one of the tokens, or one that begins with one of the prefixes. */
export type Clause = { tokens: readonly string[]; prefixes: readonly string[] };
export type AmountRange = { currency: string; min: bigint; max: bigint };
/** An entry fits when it fits every clause, and its amounts the range where one is given to be looked at. */
export type SearchClauses = { clauses: Clause[]; amount: AmountRange | null };

const idFilters = ['actor', 'agent', 'subject', 'person', 'campaign', 'run', 'action'] as const;
/** More than any amount on record. */
const ENDLESS = 10n ** 18n - 1n;
const ID = /^[a-z]{3}_[0-9a-z]+$/i;

const clause = (tokens: readonly string[], prefixes: readonly string[] = []): Clause => ({
  tokens,
  prefixes,
});

/** A search as tokens. `currency` is the workspace's, where the search names none. */
export function searchClauses(filters: RecordFilters, currency: string): SearchClauses {
  const clauses: Clause[] = [];
  for (const kind of idFilters) {
    const id = filters[kind];
    if (id) clauses.push(clause([tokenOf(kind, id)]));
  }
  for (const kind of ['verb', 'outcome'] as const) {
    const values = filters[kind] ?? [];
    if (values.length > 0) clauses.push(clause(values.map((value) => tokenOf(kind, value))));
  }
  const text = filters.q?.trim() ?? '';
  if (ID.test(text))
    clauses.push(clause([...idFilters, 'signal' as const].map((kind) => tokenOf(kind, text))));
  else for (const word of wordsOf(text)) clauses.push(wordClause(word));
  const { minMicros, maxMicros } = filters;
  if (minMicros === undefined && maxMicros === undefined) return { clauses, amount: null };
  const range = {
    currency: filters.currency ?? currency,
    min: BigInt(minMicros ?? 0),
    max: maxMicros === undefined ? ENDLESS : BigInt(maxMicros),
  };
  const { tokens, isExact } = rangeTokens(range.currency, range.min, range.max);
  return { clauses: [...clauses, clause(tokens)], amount: isExact ? null : range };
}

/** A word is found where something begins with it: a name, a rule, a kind of action, or what the verb says in plain words. */
function wordClause(word: string): Clause {
  const verbs = Object.entries(auditVerbTitles).filter(([verb, title]) =>
    wordsOf(`${verb} ${title}`).some((each) => each.startsWith(word)),
  );
  return clause(
    verbs.map(([verb]) => tokenOf('verb', verb)),
    [tokenOf('word' satisfies TokenKind, word)],
  );
}

/** Whether tokens of an entry fit every clause. */
export const fitsClauses = (tokens: readonly string[], clauses: readonly Clause[]): boolean =>
  clauses.every(({ tokens: wanted, prefixes }) =>
    tokens.some((token) => wanted.includes(token) || prefixes.some((prefix) => token.startsWith(prefix))),
  );
