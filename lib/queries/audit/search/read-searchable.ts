import { z } from 'zod';
import type { Related, SearchableEntry } from '@/lib/core/audit/search/entry-tokens';
import { wordsOf } from '@/lib/core/audit/search/words';
import { db } from '@/lib/db/client';
import type { AuditEntry } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

export type StoredEntry = Pick<
  AuditEntry,
  'id' | 'actorType' | 'actorId' | 'verb' | 'subjectType' | 'subjectId' | 'runId' | 'actionId' | 'body'
>;
/** An entry as it is searched: what it says, and what it is about by way of what it names. */
export type Searchable = { entry: SearchableEntry; related: Related };

const bodySchema = z.object({
  detail: z.custom<Record<string, unknown>>((value) => typeof value === 'object' && value !== null),
});
const targetSchema = z.object({ type: z.string(), id: z.string() });

type Client = Pick<Tx, '$queryRaw'>;
type ActionFacts = {
  id: string;
  runId: string | null;
  targetType: string;
  targetId: string;
  members: string[];
  requesterType: string;
  requesterId: string;
  amounts: (string | null)[];
};
type RunFacts = {
  id: string;
  signalId: string;
  subjectType: string;
  subjectId: string;
  agentId: string | null;
};
type SignalFacts = { id: string; contactId: string | null; campaignId: string | null };
type Batch = { first: string; contactId: string | null; campaignId: string | null };

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]));

/**
 * What each of the entries is about, looked up together: the people, campaigns, agents and signals of the actions and runs they name, and
 * what things are called at this moment.
 */
export async function readSearchable(
  workspaceId: string,
  entries: readonly StoredEntry[],
  client: Client = db(),
): Promise<Searchable[]> {
  const read = entries.map((entry): SearchableEntry => ({ ...entry, detail: detailOf(entry.body) }));
  const actions = byId(
    await readActions(
      client,
      workspaceId,
      idsIn(read, ({ actionId }) => actionId),
    ),
  );
  const runIdOf = (entry: SearchableEntry) => entry.runId ?? actions.get(entry.actionId ?? '')?.runId ?? null;
  const runs = byId(await readRuns(client, workspaceId, idsIn(read, runIdOf)));
  const signalIdOf = (entry: SearchableEntry) =>
    text(entry.detail.signalId) ?? runs.get(runIdOf(entry) ?? '')?.signalId ?? null;
  const signals = byId(await readSignals(client, workspaceId, idsIn(read, signalIdOf)));
  const batches = await readBatches(client, workspaceId, read);

  const about = read.map((entry): About => {
    const { detail } = entry;
    const found: About = {
      contact: new Set(),
      campaign: new Set(),
      agent: new Set(),
      signal: new Set(),
      other: new Set(),
    };
    const add = (type: string | null | undefined, id: unknown) => {
      if (typeof id === 'string' && id !== '') (found[type as keyof About] ?? found.other).add(id);
    };
    add(entry.actorType, entry.actorId);
    add(entry.subjectType, entry.subjectId);
    const target = targetSchema.safeParse(detail.target).data;
    if (target) add(target.type, target.id);
    const action = actions.get(entry.actionId ?? '');
    if (action) {
      add(action.targetType, action.targetId);
      add(action.requesterType, action.requesterId);
      for (const member of action.members) add('contact', member);
    }
    const run = runs.get(runIdOf(entry) ?? '');
    add(run?.subjectType, run?.subjectId);
    add('agent', run?.agentId);
    const signalId = signalIdOf(entry);
    add('signal', signalId);
    for (const about of [
      signals.get(signalId ?? ''),
      ...(batches.get(text(detail.firstSignalId) ?? '') ?? []),
    ]) {
      add('contact', about?.contactId);
      add('campaign', about?.campaignId);
    }
    for (const key of ['agentId', 'fromAgentId', 'toAgentId']) add('agent', detail[key]);
    add('other', detail.policyId);
    return found;
  });
  const words = await readWords(client, workspaceId, about);
  const currency = await readCurrency(client, workspaceId);
  return read.map((entry, at) => {
    const { contact, campaign, agent, signal, other } = about[at] as About;
    return {
      entry,
      related: {
        contactIds: [...contact],
        campaignIds: [...campaign],
        agentIds: [...agent],
        signalIds: [...signal],
        words: [campaign, agent, other].flatMap((ids) => [...ids].flatMap((id) => words.get(id) ?? [])),
        amountsMicros: (actions.get(entry.actionId ?? '')?.amounts ?? []).flatMap((amount) => amount ?? []),
        currency,
      },
    };
  });
}

/** The ids of what an entry is about; `other` are those that only lend it a name. */
type About = Record<'contact' | 'campaign' | 'agent' | 'signal' | 'other', Set<string>>;

function detailOf(body: unknown): Record<string, unknown> {
  return bodySchema.parse(body).detail;
}

const idsIn = (entries: readonly SearchableEntry[], idOf: (entry: SearchableEntry) => string | null) => [
  ...new Set(entries.flatMap((entry) => idOf(entry) ?? [])),
];

const readActions = async (client: Client, workspaceId: string, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : client.$queryRaw<ActionFacts[]>`
        SELECT id, run_id AS "runId", target_type AS "targetType", target_id AS "targetId", members,
          requester_type::text AS "requesterType", requester_id AS "requesterId",
          ARRAY[payload->>'fromMicros', payload->>'toMicros'] AS amounts
        FROM actions WHERE workspace_id = ${workspaceId} AND id = ANY(${[...ids]})`;

const readRuns = async (client: Client, workspaceId: string, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : client.$queryRaw<RunFacts[]>`
        SELECT id, signal_id AS "signalId", subject_type AS "subjectType", subject_id AS "subjectId", agent_id AS "agentId"
        FROM runs WHERE workspace_id = ${workspaceId} AND id = ANY(${[...ids]})`;

const readSignals = async (client: Client, workspaceId: string, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : client.$queryRaw<SignalFacts[]>`
        SELECT id, contact_id AS "contactId", campaign_id AS "campaignId"
        FROM signals WHERE workspace_id = ${workspaceId} AND id = ANY(${[...ids]})`;

/** Whom and which campaigns the signals of a batch were about, by its first signal: a batch is recorded alone, so its ids follow each other. */
async function readBatches(client: Client, workspaceId: string, entries: readonly SearchableEntry[]) {
  const ranges = entries.flatMap(({ detail }) => {
    const [first, last] = [text(detail.firstSignalId), text(detail.lastSignalId)];
    return first && last ? [{ first, last }] : [];
  });
  const batches = new Map<string, Batch[]>();
  if (ranges.length === 0) return batches;
  const found = await client.$queryRaw<Batch[]>`
    SELECT DISTINCT first, contact_id AS "contactId", campaign_id AS "campaignId"
    FROM unnest(${ranges.map(({ first }) => first)}::text[], ${ranges.map(({ last }) => last)}::text[]) AS batch(first, last)
    JOIN signals ON workspace_id = ${workspaceId} AND id BETWEEN first AND last`;
  for (const { first } of ranges) batches.set(first, []);
  for (const each of found) batches.get(each.first)?.push(each);
  return batches;
}

async function readCurrency(client: Client, workspaceId: string): Promise<string> {
  const [workspace] = await client.$queryRaw<{ currency: string }[]>`
    SELECT currency FROM workspaces WHERE id = ${workspaceId}`;
  return workspace?.currency ?? '';
}

/** What agents, campaigns and policies are called now, as words. What a person may have put into the name of anything else is left out. */
async function readWords(client: Client, workspaceId: string, about: readonly About[]) {
  const idsOf = (kind: keyof About) => [...new Set(about.flatMap((each) => [...each[kind]]))];
  const [agents, campaigns, others] = [idsOf('agent'), idsOf('campaign'), idsOf('other')];
  const found = await client.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM agents WHERE workspace_id = ${workspaceId} AND id = ANY(${agents})
    UNION ALL SELECT id, name FROM campaigns WHERE workspace_id = ${workspaceId} AND id = ANY(${campaigns})
    UNION ALL SELECT id, 'policy ' || version FROM policies WHERE workspace_id = ${workspaceId} AND id = ANY(${others})`;
  return new Map(found.map(({ id, name }) => [id, wordsOf(name)]));
}
