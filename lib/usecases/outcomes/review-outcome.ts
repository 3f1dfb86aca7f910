import type { Actor } from '@/lib/core/access/actor';
import { permissionsOf } from '@/lib/core/access/permissions';
import { isJudgeable } from '@/lib/core/actions/judgeable';
import { AppError } from '@/lib/core/shared/app-error';
import type { Action } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { personOf, sealerOfAction } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { loseWhenDrifted } from './lose-when-drifted';
import { tellWhenReviewed } from './tell-when-reviewed';

export type ReviewOutcomeInput = {
  workspaceId: string;
  /** From the session alone. Who approved the action may judge it too: what it came to is another question. */
  actor: Extract<Actor, { type: 'person' }>;
  actionId: string;
  verdict: 'right' | 'wrong';
  /** Why; needed for `wrong`. */
  note: string | null;
};

/**
 * Records a person's judgement of what an agent's action came to. Each action is judged once; judged outcomes are what an
 * agent's autonomy grows on.
 * @throws AppError `not_found`, `forbidden`, `invalid_request` (wrong without a note), `conflict` (judged already, nothing to judge
 * yet, or not an agent's).
 */
export async function reviewOutcome(input: ReviewOutcomeInput): Promise<{ reviewId: string }> {
  const note = input.note?.trim() || null;
  if (input.verdict === 'wrong' && note === null)
    throw new AppError('invalid_request', {
      detail: 'Say what was wrong about it.',
      invalidParams: [
        { in: 'body', name: 'note', reason: 'is missing: “wrong” needs a note on what was wrong' },
      ],
    });
  const result = await inTransaction(async (tx) => {
    await assertMayReview(tx, input.workspaceId, input.actor.id);
    const action = await lockJudgeable(tx, input.workspaceId, input.actionId);
    const written = await writeReview(tx, action, { actor: input.actor, verdict: input.verdict, note });
    if (input.verdict === 'wrong') await loseWhenDrifted(tx, action);
    return written;
  });
  await sendOutboxEvents();
  return result;
}

/** The role is read again here, in the transaction that writes: a session may be older than a role that was taken away. */
async function assertMayReview(tx: Tx, workspaceId: string, userId: string): Promise<void> {
  const membership = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
  });
  if (!membership || membership.disabledAt || !permissionsOf(membership.roles).has('outcomes.review'))
    throw new AppError('forbidden', {
      detail: 'Your role does not let you judge outcomes.',
      remedy: 'Ask an admin for the reviewer or operator role.',
    });
}

type JudgeableAction = Action & { agentVersion: string };

/** Two people who judge at once wait for each other here; the second is told. */
async function lockJudgeable(tx: Tx, workspaceId: string, actionId: string): Promise<JudgeableAction> {
  await tx.$queryRaw`SELECT id FROM actions WHERE id = ${actionId} AND workspace_id = ${workspaceId} FOR UPDATE`;
  const found = await tx.action.findUnique({
    where: { id_workspaceId: { id: actionId, workspaceId } },
    include: { review: { select: { id: true } } },
  });
  if (!found) throw new AppError('not_found', { detail: 'There is no such action.' });
  const { review, ...action } = found;
  const { agentVersion } = action;
  if (action.requesterType !== 'agent' || agentVersion === null || action.compensatesId !== null)
    throw new AppError('conflict', { detail: 'Only what an agent proposed by itself is judged.' });
  if (review)
    throw new AppError('conflict', {
      detail: 'The outcome of this action has been judged already.',
      remedy: 'Reload to see how. A judgement stays: what follows from it cannot be told apart later.',
    });
  if (!isJudgeable(action.status))
    throw new AppError('conflict', {
      detail: 'There is no outcome to judge yet.',
      remedy: 'Judge it once it was carried out, failed or was taken back.',
    });
  return { ...action, agentVersion };
}

/** Writes a judgement with its entry in the record, and tells those who wait for it. Once per action. */
export async function writeReview(
  tx: Tx,
  action: JudgeableAction,
  { actor, verdict, note }: Pick<ReviewOutcomeInput, 'actor' | 'verdict' | 'note'>,
): Promise<{ reviewId: string }> {
  const { workspaceId, requesterId: agentId, agentVersion, kind, segment } = action;
  const reviewId = newId('orv');
  const counted = { agentId, agentVersion, kind, segment };
  await tx.outcomeReview.create({
    data: {
      id: reviewId,
      workspaceId,
      actionId: action.id,
      ...counted,
      reviewerId: actor.id,
      verdict,
      note: (await sealerOfAction(action)).text(note),
      reviewedAt: now(),
    },
  });
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'actions.outcome_reviewed',
    subject: { type: 'action', id: action.id },
    runId: action.runId,
    actionId: action.id,
    person: personOf(action),
    detail: { reviewId, verdict, ...counted, note },
  });
  await tellWhenReviewed(tx, action);
  return { reviewId };
}
