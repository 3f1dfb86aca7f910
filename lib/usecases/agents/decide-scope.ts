import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { lockForStop } from '@/lib/gateway/stop-lock';
import { now } from '@/lib/platform/clock';
import { requireIndependence } from '../changes/require-independence';
import { requirePermission } from '../changes/require-permission';
import { activateScope } from './activate-scope';

/**
 * The second admin's answer to a widened scope. Whoever proposed it may only take it back.
 * @throws AppError `not_found`, `forbidden` (own proposal, or not an admin any more), `conflict` (already decided).
 */
export function decideScope(input: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  scopeId: string;
  answer: 'activate' | 'reject';
  reason: string;
}): Promise<{ status: 'active' | 'rejected' }> {
  const { workspaceId, actor, scopeId } = input;
  return inTransaction(async (tx) => {
    await lockForStop(tx, workspaceId);
    await requirePermission(
      tx,
      workspaceId,
      actor.id,
      input.answer === 'activate' ? ['agents.edit'] : ['agents.edit', 'workspace.stop'],
      'Only an admin can put a wider scope into force; who may stop the agents can reject it.',
    );
    const scope = await tx.scope.findUnique({ where: { id_workspaceId: { id: scopeId, workspaceId } } });
    if (!scope) throw new AppError('not_found', { detail: 'There is no such scope.' });
    if (scope.status !== 'proposed')
      throw new AppError('conflict', {
        detail: `This change is already ${scope.status}.`,
        remedy: 'Reload to see the scope in force.',
      });
    if (scope.proposedById === actor.id && input.answer === 'activate')
      throw new AppError('forbidden', {
        detail: 'Widening needs a second admin: nobody confirms what they proposed.',
      });
    if (input.answer === 'activate')
      await requireIndependence(tx, workspaceId, {
        proposedById: scope.proposedById,
        decidedById: actor.id,
      });
    const subject = { type: 'agent', id: scope.agentId };
    if (input.answer === 'reject') {
      await tx.scope.update({
        where: { id: scopeId },
        data: { status: 'rejected', decidedById: actor.id, decidedAt: now() },
      });
      await appendAuditEntry(tx, {
        workspaceId,
        actor,
        verb: 'agents.scope_rejected',
        subject,
        detail: { scopeId, version: scope.version, reason: input.reason },
      });
      return { status: 'rejected' };
    }
    await activateScope(tx, scope, { actor, decidedById: actor.id });
    return { status: 'active' };
  });
}
