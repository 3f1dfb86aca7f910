import type { KnownFact } from '@/lib/contracts/profiles';
import type { Facts } from '@/lib/core/profiles/facts';
import { CORRECTION } from '@/lib/core/signals/quality/hear-others';
import { db } from '@/lib/db/client';
import { messageInCompany } from '@/lib/platform/hash';
import type { NameBook, Ref } from '../names/name-book';

const TRAITS = 'traits.';
/** Where a source tells everything at one moment, so many of its signals are looked at. */
const MOST_OF_ACCOUNT = 1000;
/** Whose word it is; a field that a person put right, by them. */
export type Corrector = { field: string; personId: string };

export const refsOfCorrectors = (correctors: readonly Corrector[]): Ref[] =>
  correctors.map(({ personId }) => ({ type: 'person', id: personId }));

/** What is known, the stated fields in their order and then the traits by name. What was taken away or never said is left out. */
export async function listKnownFacts(
  workspaceId: string,
  facts: Facts,
  of: {
    titles: Readonly<Record<string, string>>;
    correctors?: readonly Corrector[];
    accountId?: string;
    names: NameBook | Promise<NameBook>;
  },
): Promise<KnownFact[]> {
  const { titles, correctors = [], accountId = null } = of;
  const traits = Object.keys(facts)
    .filter((field) => field.startsWith(TRAITS))
    .sort();
  const said = [...Object.keys(titles), ...traits].flatMap((field) => {
    const fact = facts[field];
    return fact === undefined || fact[0] === null ? [] : [{ field, fact }];
  });
  const [signalOf, names] = await Promise.all([
    findSignals(
      workspaceId,
      said.map(({ fact: [, at, source, messageId] }) => ({ source, messageId, at })),
      accountId,
    ),
    of.names,
  ]);
  return said.map(({ field, fact: [value, at, source, messageId] }) => {
    const corrector = source === CORRECTION ? correctors.find((each) => each.field === field) : undefined;
    return {
      field,
      title: titles[field] ?? field.slice(TRAITS.length),
      value: field === 'account' ? (names.of('account', String(value)).name ?? value) : value,
      source,
      at,
      signalId: signalOf.get(keyOf({ source, messageId })) ?? null,
      correctedBy: corrector ? names.of('person', corrector.personId) : null,
    };
  });
}

type Message = { source: string; messageId: string; at: string };
type FoundSignal = { id: string; source: string; messageId: string };
const keyOf = ({ source, messageId }: Pick<Message, 'source' | 'messageId'>) => `${source}\n${messageId}`;

/** The signals that these messages were recorded as, each message looked up once. */
async function findSignals(
  workspaceId: string,
  messages: readonly Message[],
  accountId: string | null,
): Promise<ReadonlyMap<string, string>> {
  const told = messages.filter(({ source, messageId }) => messageId !== '' && source !== CORRECTION);
  const distinct = [...new Map(told.map((message) => [keyOf(message), message])).values()];
  if (distinct.length === 0) return new Map();
  const rows =
    accountId === null
      ? await findByMessage(workspaceId, distinct)
      : (await findOfAccount(workspaceId, accountId, distinct)).map((row) => ({
          ...row,
          messageId: messageInCompany(row.messageId),
        }));
  return new Map(rows.map((row) => [keyOf(row), row.id]));
}

const findByMessage = (workspaceId: string, messages: readonly Message[]) =>
  db().$queryRaw<FoundSignal[]>`
    select s.id, s.source, s.message_id as "messageId"
    from unnest(${messages.map(({ source }) => source)}::text[], ${messages.map(({ messageId }) => messageId)}::text[]) as m (source, message_id)
    join signals s on s.workspace_id = ${workspaceId} and s.source = m.source and s.message_id = m.message_id`;

/** A company's facts name no message in plain: they are found by when it was. */
const findOfAccount = (workspaceId: string, accountId: string, messages: readonly Message[]) =>
  db().$queryRaw<FoundSignal[]>`
    select s.id, s.source, s.message_id as "messageId"
    from unnest(${messages.map(({ source }) => source)}::text[], ${messages.map(({ at }) => at)}::timestamptz[]) as m (source, at)
    join signals s on s.workspace_id = ${workspaceId} and s.account_id = ${accountId} and s.occurred_at = m.at and s.source = m.source
    limit ${MOST_OF_ACCOUNT}`;
