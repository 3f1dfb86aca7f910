import { z } from 'zod';
import { actionKinds, catalogue } from '../../actions/catalogue';
import { type Amount, amountsOf, amountTokens } from './amounts';
import { outcomeOf } from './outcomes';
import { wordsOf } from './words';

/** What can be searched for by id or closed word: the first part of its tokens. */
export const tokenKinds = [
  'actor',
  'verb',
  'subject',
  'run',
  'action',
  'agent',
  'person',
  'campaign',
  'signal',
  'outcome',
  'word',
] as const;
export type TokenKind = (typeof tokenKinds)[number];
export const tokenOf = (kind: TokenKind, value: string): string => `${kind}:${value}`;

export type SearchableEntry = {
  actorType: string;
  actorId: string;
  verb: string;
  subjectType: string;
  subjectId: string;
  runId: string | null;
  actionId: string | null;
  detail: Readonly<Record<string, unknown>>;
};

/** What an entry is about by way of what it names: found in the workspace when the entry is made searchable. Ids and names of things, never of people. */
export type Related = {
  contactIds: readonly string[];
  campaignIds: readonly string[];
  agentIds: readonly string[];
  signalIds: readonly string[];
  /** The words of what the agents, campaigns and policies are called at that moment. */
  words: readonly string[];
  /** Amounts of the action it tells of. */
  amountsMicros: readonly string[];
  currency: string;
};

const findingsSchema = z.array(z.object({ rule: z.string(), verdict: z.string() }));

/** The rules that spoke against it. What they said is left out: it may quote a message. */
const rulesAgainst = (detail: SearchableEntry['detail']): string[] =>
  (findingsSchema.safeParse(detail.findings).data ?? [])
    .filter(({ verdict }) => verdict !== 'allow')
    .map(({ rule }) => rule);

const wordsOfKinds = new Map<unknown, readonly string[]>(
  actionKinds.map((kind) => [kind, wordsOf(`${kind} ${catalogue[kind].title}`)]),
);

/** The amounts of an entry: those in it, and those of its action. */
export const amountsOfEntry = (
  { detail }: Pick<SearchableEntry, 'detail'>,
  { amountsMicros, currency }: Pick<Related, 'amountsMicros' | 'currency'>,
): Amount[] => [
  ...amountsOf(detail, currency),
  ...amountsMicros.flatMap((micros) => amountsOf({ micros }, currency)),
];

/**
 * Everything by which an entry is found, each once. Nothing that a person typed is in it and nothing personal: ids, closed words, codes
 * of rules, names of agents, campaigns and policies.
 */
export function entryTokens(entry: SearchableEntry, related: Related): string[] {
  const { detail } = entry;
  const outcome = outcomeOf(entry.verb, detail);
  const words = [
    ...(wordsOfKinds.get(detail.kind) ?? []),
    ...rulesAgainst(detail).flatMap(wordsOf),
    ...related.words,
  ];
  const ids: readonly [TokenKind, readonly (string | null)[]][] = [
    ['actor', [entry.actorId]],
    ['verb', [entry.verb]],
    ['subject', [entry.subjectId]],
    ['run', [entry.runId]],
    ['action', [entry.actionId]],
    ['agent', related.agentIds],
    ['person', related.contactIds],
    ['campaign', related.campaignIds],
    ['signal', related.signalIds],
    ['outcome', [outcome]],
    ['word', words],
  ];
  const tokens = new Set<string>();
  for (const [kind, values] of ids) for (const value of values) if (value) tokens.add(tokenOf(kind, value));
  for (const amount of amountsOfEntry(entry, related))
    for (const token of amountTokens(amount)) tokens.add(token);
  return [...tokens];
}
