import { z } from 'zod';
import type { Related, SearchableEntry } from '@/lib/core/audit/search/entry-tokens';
import { db } from '@/lib/db/client';
import type { AuditEntry } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

export type StoredEntry = Pick<
  AuditEntry,
  'id' | 'actorType' | 'actorId' | 'verb' | 'subjectType' | 'subjectId' | 'runId' | 'actionId' | 'body'
>;
/** An entry as it is searched: what it says, and what it is about by way of what it names. */
export type Searchable = { entry: SearchableEntry; related: Related };

const bodySchema = z.object({ detail: z.record(z.string(), z.unknown()) });
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
type Thing = { type: string; id: string };

const text = (value: unknown): string[] => (typeof value === 'string' && value !== '' ? [value] : []);
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
  const read = entries.map((entry): SearchableEntry => {
    const { detail } = bodySchema.parse(entry.body);
    return { ...entry, detail };
  });
  const actions = byId(
    await readActions(
      client,
      workspaceId,
      read.flatMap(({ actionId }) => text(actionId)),
    ),
  );
  const runIdsOf = (entry: SearchableEntry) =>
    [entry.runId, actions.get(entry.actionId ?? '')?.runId].flatMap(text);
  const runs = byId(await readRuns(client, workspaceId, read.flatMap(runIdsOf)));
  const signalIdsOf = (entry: SearchableEntry) => [
    ...text(entry.detail.signalId),
    ...runIdsOf(entry).flatMap((id) => text(runs.get(id)?.signalId)),
  ];
  const signals = byId(await readSignals(client, workspaceId, read.flatMap(signalIdsOf)));
  const batches = await readBatches(client, workspaceId, read);

  const thingsOf = (entry: SearchableEntry): Thing[] => {
    const { detail, actorType, actorId, subjectType, subjectId } = entry;
    const action = actions.get(entry.actionId ?? '');
    const target = targetSchema.safeParse(detail.target).data;
    return [
      { type: actorType, id: actorId },
      { type: subjectType, id: subjectId },
      ...(target ? [target] : []),
      ...(action
        ? [
            { type: action.targetType, id: action.targetId },
            { type: action.requesterType, id: action.requesterId },
            ...action.members.map((id) => ({ type: 'contact', id })),
          ]
        : []),
      ...runIdsOf(entry).flatMap((id) => {
        const run = runs.get(id);
        if (!run) return [];
        return [{ type: run.subjectType, id: run.subjectId }, ...text(run.agentId).map(agent)];
      }),
      ...[
        ...signalIdsOf(entry).flatMap((id) => signals.get(id) ?? []),
        ...(batches.get(text(detail.firstSignalId)[0] ?? '') ?? []),
      ].flatMap(({ contactId, campaignId }) => [
        ...text(contactId).map((id) => ({ type: 'contact', id })),
        ...text(campaignId).map((id) => ({ type: 'campaign', id })),
      ]),
      ...['agentId', 'fromAgentId', 'toAgentId'].flatMap((key) => text(detail[key]).map(agent)),
      ...text(detail.policyId).map((id) => ({ type: 'policy', id })),
    ];
  };
  const things = read.map(thingsOf);
  const names = await readNames(client, workspaceId, things.flat());
  const currency = await readCurrency(client, workspaceId);
  return read.map((entry, at) => {
    const own = things[at] ?? [];
    const idsOf = (type: string) => [
      ...new Set(own.filter((thing) => thing.type === type).map(({ id }) => id)),
    ];
    return {
      entry,
      related: {
        contactIds: idsOf('contact'),
        campaignIds: idsOf('campaign'),
        agentIds: idsOf('agent'),
        signalIds: [...new Set([...signalIdsOf(entry), ...idsOf('signal')])],
        names: own.flatMap(({ id }) => text(names.get(id))),
        amountsMicros: (actions.get(entry.actionId ?? '')?.amounts ?? []).flatMap(text),
        currency,
      },
    };
  });
}

const agent = (id: string): Thing => ({ type: 'agent', id });
const unique = (ids: readonly string[]) => [...new Set(ids)];

const readActions = async (client: Client, workspaceId: string, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : client.$queryRaw<ActionFacts[]>`
        SELECT id, run_id AS "runId", target_type AS "targetType", target_id AS "targetId", members,
          requester_type::text AS "requesterType", requester_id AS "requesterId",
          ARRAY[payload->>'fromMicros', payload->>'toMicros'] AS amounts
        FROM actions WHERE workspace_id = ${workspaceId} AND id = ANY(${unique(ids)})`;

const readRuns = async (client: Client, workspaceId: string, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : client.$queryRaw<RunFacts[]>`
        SELECT id, signal_id AS "signalId", subject_type AS "subjectType", subject_id AS "subjectId", agent_id AS "agentId"
        FROM runs WHERE workspace_id = ${workspaceId} AND id = ANY(${unique(ids)})`;

const readSignals = async (client: Client, workspaceId: string, ids: readonly string[]) =>
  ids.length === 0
    ? []
    : client.$queryRaw<SignalFacts[]>`
        SELECT id, contact_id AS "contactId", campaign_id AS "campaignId"
        FROM signals WHERE workspace_id = ${workspaceId} AND id = ANY(${unique(ids)})`;

/** Whom and which campaigns the signals of a batch were about, by its first signal: a batch is recorded alone, so its ids follow each other. */
async function readBatches(client: Client, workspaceId: string, entries: readonly SearchableEntry[]) {
  const ranges = entries.flatMap(({ detail }) => {
    const [first, last] = [text(detail.firstSignalId)[0], text(detail.lastSignalId)[0]];
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

/** What things are called now. People are not among them: neither those who work here nor those contacted. */
async function readNames(client: Client, workspaceId: string, things: readonly Thing[]) {
  const idsOf = (type: string) => unique(things.filter((thing) => thing.type === type).map(({ id }) => id));
  const found = await client.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM agents WHERE workspace_id = ${workspaceId} AND id = ANY(${idsOf('agent')})
    UNION ALL SELECT id, name FROM campaigns WHERE workspace_id = ${workspaceId} AND id = ANY(${idsOf('campaign')})
    UNION ALL SELECT id, name FROM audiences WHERE workspace_id = ${workspaceId} AND id = ANY(${idsOf('audience')})
    UNION ALL SELECT id, name FROM api_keys WHERE workspace_id = ${workspaceId} AND id = ANY(${idsOf('api_key')})
    UNION ALL SELECT id, 'policy ' || version FROM policies WHERE workspace_id = ${workspaceId} AND id = ANY(${idsOf('policy')})`;
  return new Map(found.map(({ id, name }) => [id, name]));
}
