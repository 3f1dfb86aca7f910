import type { ApprovalDetail } from '@/lib/contracts/approvals';
import { actionKindSchema } from '@/lib/core/actions/catalogue';
import { db } from '@/lib/db/client';
import type { Action } from '@/lib/db/generated/client';
import { actionSentence } from '../actions/action-sentence';
import { actionSummaryInclude, refsOfAction } from '../actions/present-action-summary';
import { resolveNames } from '../names/resolve-names';

const SHOWN = 5;

/** How earlier questions of the same kind from the same proposer were answered and turned out; those about the same object first. */
export async function readSimilar(
  workspace: { id: string; currency: string },
  action: Pick<Action, 'id' | 'kind' | 'requesterId' | 'targetId'>,
): Promise<ApprovalDetail['similar']> {
  const found = await db().approval.findMany({
    where: {
      workspaceId: workspace.id,
      status: { in: ['granted', 'rejected'] },
      actionId: { not: action.id },
      action: { kind: action.kind, requesterId: action.requesterId },
    },
    orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
    take: SHOWN * 4,
    include: {
      action: { include: { ...actionSummaryInclude, review: { select: { verdict: true } } } },
    },
  });
  const own = found.filter((row) => row.action.targetId === action.targetId);
  const shown = [...own, ...found.filter((row) => !own.includes(row))].slice(0, SHOWN);
  const names = await resolveNames(
    workspace.id,
    shown.flatMap((row) => refsOfAction(row.action)),
  );
  return shown.map((row) => ({
    id: row.id,
    sentence: actionSentence(
      { ...row.action, kind: actionKindSchema.parse(row.action.kind) },
      { names, currency: row.action.currency ?? workspace.currency },
    ),
    status: row.status,
    reason: row.reason,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    actionStatus: row.action.status,
    judged: row.action.review?.verdict ?? null,
  }));
}
