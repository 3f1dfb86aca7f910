import type { ActionStatus } from '@/lib/core/actions/status';
import type { Verdict } from '@/lib/core/gate/finding';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { fromStoredFacts, type StoredBodies } from '@/lib/core/gate/stored-facts';
import type { ReplayRecord } from '@/lib/core/policies/replay-record';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { db } from '@/lib/db/client';
import { openSealed } from '@/lib/db/open-sealed';

/** A stretch of the record of one workspace. */
export type Stretch = { workspaceId: string; since: Date; until: Date };

type Row = {
  id: string;
  actionId: string;
  stage: ReplayRecord['stage'];
  verdict: Verdict;
  facts: unknown;
  decidedAt: Date;
  kind: string;
  payload: unknown;
  hash: string;
  expiresAt: Date;
  confidence: number;
  expectedPeople: number | null;
  compensatesId: string | null;
  editsId: string | null;
  mitigatesId: string | null;
  reducesExposure: boolean;
  taintedReasons: number;
  status: ActionStatus;
  requesterType: string;
  requesterId: string;
};

const PAGE = 2000;

export const countDecisionsIn = ({ workspaceId, since, until }: Stretch): Promise<number> =>
  db().decision.count({ where: { workspaceId, decidedAt: { gte: since, lt: until } } });

/**
 * Versions of the policy and of all scopes by id, read once and shared by all decisions that rest on them: all there are, or those of
 * one decision.
 */
export async function readBodies(
  workspaceId: string,
  only?: { policyId: string | null; scopeId: string | null },
): Promise<StoredBodies> {
  const where = (id: string | null | undefined) => ({ workspaceId, ...(only ? { id: id ?? '' } : {}) });
  const [policies, scopes] = await Promise.all([
    db().policy.findMany({ where: where(only?.policyId), select: { id: true, body: true } }),
    db().scope.findMany({ where: where(only?.scopeId), select: { id: true, body: true } }),
  ]);
  const policyById = new Map(policies.map(({ id, body }) => [id, storedPolicyBodySchema.parse(body)]));
  const scopeById = new Map(
    scopes.flatMap(({ id, body }) => {
      const parsed = scopeBodySchema.safeParse(body);
      return parsed.success ? [[id, parsed.data] as const] : [];
    }),
  );
  return { policy: (id) => policyById.get(id), scope: (id) => scopeById.get(id) };
}

/**
 * The recorded decisions of a stretch in the order in which they were taken, page by page; the next page is on its way while
 * one is worked on. Only what a replay needs is read, and JSON as text, which is cheaper than as values.
 */
export async function* pagesOfDecisions(stretch: Stretch): AsyncGenerator<Row[]> {
  let next = readPage(stretch, stretch.since, '');
  for (;;) {
    const page = await next;
    const last = page.at(-1);
    if (!last) return;
    if (page.length === PAGE) next = readPage(stretch, last.decidedAt, last.id);
    yield page;
    if (page.length < PAGE) return;
  }
}

async function readRows({ workspaceId, until }: Stretch, at: Date, id: string): Promise<Row[]> {
  const rows = await db().$queryRaw<(Row & { facts: string; payload: string })[]>`
    SELECT d.id, d.action_id AS "actionId", d.stage::text, d.verdict::text, d.facts::text, d.decided_at AS "decidedAt",
      a.kind, a.payload::text, a.hash, a.expires_at AS "expiresAt", a.confidence, a.expected_people AS "expectedPeople",
      a.compensates_id AS "compensatesId", a.edits_id AS "editsId", a.mitigates_id AS "mitigatesId", a.reduces_exposure AS "reducesExposure",
      (SELECT count(*) FROM jsonb_array_elements(a.inputs) i WHERE i->>'taint' = 'outside')::int AS "taintedReasons", a.status::text, a.requester_type::text AS "requesterType", a.requester_id AS "requesterId"
    FROM (
      SELECT id, action_id, stage, verdict, facts, decided_at FROM decisions
      WHERE workspace_id = ${workspaceId} AND decided_at >= ${at} AND decided_at < ${until} AND (decided_at, id) > (${at}, ${id})
      ORDER BY decided_at, id LIMIT ${PAGE}
    ) d JOIN actions a ON a.id = d.action_id
    ORDER BY d.decided_at, d.id`;
  // The client opens what is sealed in values, not in texts.
  return openSealed(
    rows.map((row) => ({ ...row, facts: JSON.parse(row.facts), payload: JSON.parse(row.payload) })),
  );
}

function readPage(stretch: Stretch, at: Date, id: string): Promise<Row[]> {
  const page = readRows(stretch, at, id);
  // Asked for ahead: when it fails, whoever waits for it hears of it.
  page.catch(() => {});
  return page;
}

/**
 * A row as the replay takes it. A granted approval names the hash it was bound to, which a later review cycle may have replaced.
 * @throws when the row can't be read any more.
 */
export function recordOf(row: Row, bodies: StoredBodies): ReplayRecord {
  const facts = fromStoredFacts(row.facts, bodies);
  return {
    decisionId: row.id,
    actionId: row.actionId,
    agentId: row.requesterType === 'agent' ? row.requesterId : null,
    stage: row.stage,
    at: row.decidedAt,
    verdict: row.verdict,
    status: row.status,
    facts,
    action: {
      kind: row.kind,
      payload: row.payload,
      hash: facts.approval?.actionHash ?? row.hash,
      expiresAt: row.expiresAt.toISOString(),
      confidence: row.confidence,
      expectedPeople: row.expectedPeople,
      compensatesId: row.compensatesId,
      editsId: row.editsId,
      mitigatesId: row.mitigatesId,
      addsExposure: row.compensatesId !== null && !row.reducesExposure,
      taintedReasons: row.taintedReasons,
    },
  };
}
