import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import type { Policy } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { lockForStop } from '@/lib/gateway/stop-lock';
import { now } from '@/lib/platform/clock';
import { requireIndependence } from '../changes/require-independence';
import { requirePermission } from '../changes/require-permission';
import { activatePolicy } from './activate-policy';
import { requirePolicy } from './read-typed-policy';

type Person = Extract<Actor, { type: 'person' }>;

/**
 * A second person's answer to a policy that widens, or its proposer's withdrawal. Whoever may edit policies or stop everything can
 * reject; only another one who may edit can confirm.
 * @throws AppError `not_found`, `forbidden`, `second_person_required`, `conflict` (already decided), `invalid_request` (what it
 * says can't be put in force any more).
 */
export function decidePolicy(input: {
  workspaceId: string;
  actor: Person;
  policyId: string;
  answer: 'confirm' | 'reject';
  reason: string;
}): Promise<{ status: 'active' | 'rejected' }> {
  const { workspaceId, actor, policyId } = input;
  return inTransaction(async (tx) => {
    await lockForStop(tx, workspaceId);
    const policy = await tx.policy.findUnique({ where: { id_workspaceId: { id: policyId, workspaceId } } });
    if (!policy) throw new AppError('not_found', { detail: 'There is no such policy.' });
    if (input.answer === 'reject') {
      await requirePermission(
        tx,
        workspaceId,
        actor.id,
        ['policies.edit', 'workspace.stop'],
        'Only somebody who may change policies or stop everything can reject this.',
      );
      assertProposed(policy);
      await reject(tx, policy, actor, input.reason);
      return { status: 'rejected' };
    }
    await requirePermission(
      tx,
      workspaceId,
      actor.id,
      ['policies.edit'],
      'Only an admin can confirm a policy.',
    );
    assertProposed(policy);
    if (policy.createdById === actor.id)
      throw new AppError('second_person_required', {
        detail: 'Widening needs a second person: nobody confirms what they proposed.',
        remedy: 'Ask another admin to confirm it.',
      });
    await requireIndependence(tx, workspaceId, {
      proposedById: policy.createdById,
      decidedById: actor.id,
    });
    await requirePolicy(tx, workspaceId, policy.body);
    await activatePolicy(tx, policy, { actor, decidedById: actor.id });
    return { status: 'active' };
  });
}

function assertProposed({ status }: Policy): void {
  if (status === 'proposed') return;
  throw new AppError('conflict', {
    detail: `This change is already ${status === 'active' ? 'in force' : status}.`,
    remedy: 'Reload to see the policy in force.',
  });
}

async function reject(tx: Tx, { id, version, workspaceId }: Policy, actor: Person, reason: string) {
  await tx.policy.update({
    where: { id },
    data: { status: 'rejected', decidedById: actor.id, decidedAt: now() },
  });
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    verb: 'policies.rejected',
    subject: { type: 'policy', id },
    detail: { policyId: id, version, reason },
  });
}
