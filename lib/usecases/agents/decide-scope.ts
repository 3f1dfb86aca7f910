import type { Actor } from '@/lib/core/access/actor';
import { permissionsOf } from '@/lib/core/access/permissions';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { lockForStop } from '@/lib/gateway/stop-lock';
import { now } from '@/lib/platform/clock';
import { describeScopeChanges } from './scope-changes';

/**
 * The second admin's answer to a widened scope.
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
    const membership = await tx.membership.findUnique({
      where: { workspaceId_userId: { workspaceId, userId: actor.id } },
    });
    if (!membership || membership.disabledAt || !permissionsOf(membership.roles).has('agents.edit'))
      throw new AppError('forbidden', { detail: 'Only an admin can decide a widened scope.' });
    const scope = await tx.scope.findUnique({ where: { id_workspaceId: { id: scopeId, workspaceId } } });
    if (!scope) throw new AppError('not_found', { detail: 'There is no such scope.' });
    if (scope.status !== 'proposed')
      throw new AppError('conflict', {
        detail: `This change is already ${scope.status}.`,
        remedy: 'Reload to see the scope in force.',
      });
    if (scope.proposedById === actor.id)
      throw new AppError('forbidden', {
        detail: 'Widening needs a second admin: nobody decides what they proposed.',
      });
    const subject = { type: 'agent', id: scope.agentId };
    const { changes } = await describeScopeChanges(tx, scope.agentId, scopeBodySchema.parse(scope.body));
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
    await tx.scope.updateMany({
      where: { agentId: scope.agentId, status: 'active' },
      data: { status: 'superseded' },
    });
    await tx.scope.update({
      where: { id: scopeId },
      data: { status: 'active', decidedById: actor.id, decidedAt: now() },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'agents.scope_activated',
      subject,
      detail: {
        scopeId,
        version: scope.version,
        changes: changes.map((change) => change.sentence),
        proposedById: scope.proposedById,
      },
    });
    return { status: 'active' };
  });
}
