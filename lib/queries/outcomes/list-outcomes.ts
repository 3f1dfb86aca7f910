import type { ListOutcomesQuery, OutcomePage, OutcomeRow } from '@/lib/contracts/outcome-reviews';
import { judgeableStatuses } from '@/lib/core/actions/judgeable';
import { expectedEffectSchema } from '@/lib/core/actions/proposal';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { refsInState } from '../actions/outside-fields';
import { actionSummaryInclude, presentActionSummary, refsOfAction } from '../actions/present-action-summary';
import { presentExecution, readStates } from '../actions/present-execution';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { type NameBook, refsInTexts } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';

const include = {
  ...actionSummaryInclude,
  execution: true,
  review: true,
} as const satisfies Prisma.ActionInclude;
type Loaded = Prisma.ActionGetPayload<{ include: typeof include }>;

/** A rejected proposal is judged by its rejection, so it stands among the judged ones alone. */
const byStatus: Record<ListOutcomesQuery['status'], Prisma.ActionWhereInput> = {
  open: { status: { in: [...judgeableStatuses] }, review: null },
  judged: { review: { isNot: null } },
};

/**
 * Agents’ actions whose effect has come to an end: those that nobody has judged, or those judged; newest first. One action alone
 * is given whatever its state.
 */
export async function listOutcomes(
  workspace: { id: string; currency: string },
  query: ListOutcomesQuery,
): Promise<OutcomePage> {
  const where: Prisma.ActionWhereInput = {
    workspaceId: workspace.id,
    requesterType: 'agent',
    agentVersion: { not: null },
    compensatesId: null,
    ...(query.agent ? { requesterId: query.agent } : {}),
    ...(query.action ? { id: query.action } : {}),
    ...(query.action ? {} : byStatus[query.status]),
  };
  const found = await db().action.findMany({
    where: query.cursor ? { AND: [where, before(query.cursor)] } : where,
    include,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, (row) =>
    encodeKeyset({ at: row.createdAt, id: row.id }),
  );
  const names = await resolveNames(workspace.id, page.flatMap(refsOf));
  return {
    rows: page.map((action) => present(action, names, workspace.currency)),
    nextCursor,
    progress: query.agent ? await readProgress(workspace.id, query.agent) : null,
  };
}

function before(cursor: string): Prisma.ActionWhereInput {
  const { at, id } = decodeKeyset(cursor);
  return { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }] };
}

function refsOf(action: Loaded) {
  const states = action.execution ? Object.values(readStates(action.execution)) : [];
  return [
    ...refsOfAction(action),
    ...states.flatMap(refsInState),
    ...refsInTexts([action.reasoning]),
    ...(action.review ? [{ type: 'person', id: action.review.reviewerId }] : []),
  ];
}

function present(action: Loaded, names: NameBook, currency: string): OutcomeRow {
  const { execution, review } = action;
  const shown = execution ? presentExecution(execution, names) : null;
  return {
    action: presentActionSummary(action, names, currency),
    reasoning: action.reasoning,
    expectedEffect: expectedEffectSchema.parse(action.expectedEffect),
    fields: shown?.fields ?? [],
    happenedAt: (execution?.acceptedAt ?? execution?.startedAt ?? action.updatedAt).toISOString(),
    error: shown?.error?.message ?? null,
    review: review
      ? {
          id: review.id,
          verdict: review.verdict,
          note: review.note,
          reviewer: names.of('person', review.reviewerId),
          reviewedAt: review.reviewedAt.toISOString(),
        }
      : null,
    mentions: names.mentionsIn([action.reasoning]),
  };
}

async function readProgress(workspaceId: string, agentId: string): Promise<OutcomePage['progress']> {
  const agent = await db().agent.findUnique({
    where: { id_workspaceId: { id: agentId, workspaceId } },
    select: { version: true },
  });
  if (!agent) return null;
  const ofVersion = { workspaceId, agentId, agentVersion: agent.version };
  const [judged, right, open, policy] = await Promise.all([
    db().outcomeReview.count({ where: ofVersion }),
    db().outcomeReview.count({ where: { ...ofVersion, verdict: 'right' } }),
    db().action.count({
      where: {
        workspaceId,
        requesterId: agentId,
        compensatesId: null,
        status: { in: [...judgeableStatuses] },
        review: null,
      },
    }),
    db().policy.findFirst({ where: { workspaceId, active: true }, select: { body: true } }),
  ]);
  const needed = policy ? storedPolicyBodySchema.parse(policy.body).firstDecisionsToReview : 0;
  return { judged, right, open, needed, version: agent.version };
}
