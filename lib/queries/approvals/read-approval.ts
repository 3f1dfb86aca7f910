import type { ApprovalDetail } from '@/lib/contracts/approvals';
import type { ActionKind } from '@/lib/core/actions/catalogue';
import { editableFieldsOf } from '@/lib/core/actions/editable';
import { findingSchema } from '@/lib/core/gate/finding';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { presentApprovalAnswer, refsOfApproval } from '../actions/present-approval-answer';
import { readActionDetails } from '../actions/read-action-details';
import { resolveNames } from '../names/resolve-names';
import { readSimilar } from './read-similar';

/** One approval with the whole action that it is about. @throws AppError `not_found`, for foreign ids too. */
export async function readApproval(
  workspace: { id: string; currency: string },
  approvalId: string,
  viewerId: string | null = null,
): Promise<ApprovalDetail> {
  const approval = await db().approval.findUnique({
    where: { id_workspaceId: { id: approvalId, workspaceId: workspace.id } },
    include: {
      votes: { orderBy: { votedAt: 'asc' } },
      action: {
        select: {
          kind: true,
          payload: true,
          requesterId: true,
          targetId: true,
          run: { select: { subjectType: true, subjectId: true } },
        },
      },
      messages: { orderBy: { createdAt: 'asc' } },
      snoozes: { where: { personId: viewerId ?? '', until: { gt: now() } } },
    },
  });
  const [action] = approval ? await readActionDetails(workspace, { id: approval.actionId }) : [];
  if (!approval || !action) throw new AppError('not_found', { detail: 'There is no such approval.' });
  const { kind, payload, run } = approval.action;
  const names = await resolveNames(workspace.id, [
    ...refsOfApproval(approval),
    ...approval.messages.map(({ authorId }) => ({ type: 'person', id: authorId })),
  ]);
  return {
    ...presentApprovalAnswer(approval, names),
    actionHash: approval.actionHash,
    action,
    researchAccountId: run?.subjectType === 'account' ? run.subjectId : null,
    findings: findingSchema.array().parse(approval.findings),
    messages: approval.messages.map(({ id, authorId, text, createdAt }) => ({
      id,
      author: names.of('person', authorId),
      text,
      createdAt: createdAt.toISOString(),
    })),
    similar: await readSimilar(workspace, { ...approval.action, id: approval.actionId }),
    snoozedUntil: approval.snoozes[0]?.until.toISOString() ?? null,
    editable: approval.status === 'pending' ? editableFieldsOf(kind as ActionKind, payload) : [],
  };
}
