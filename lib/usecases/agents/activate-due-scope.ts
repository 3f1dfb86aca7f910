import { inTransaction } from '@/lib/db/tx';
import { lockForStop } from '@/lib/gateway/stop-lock';
import { now } from '@/lib/platform/clock';
import { someoneCanConfirm } from '../changes/who-else-could-confirm';
import { activateScope } from './activate-scope';

/**
 * Puts a wider scope into force that nobody else could have confirmed and that waited its time without being rejected. Asked
 * twice, or too early, it does nothing. @returns whether it did.
 */
export function activateDueScope({ workspaceId, scopeId }: { workspaceId: string; scopeId: string }) {
  return inTransaction(async (tx) => {
    await lockForStop(tx, workspaceId);
    const scope = await tx.scope.findUnique({ where: { id_workspaceId: { id: scopeId, workspaceId } } });
    if (scope?.status !== 'proposed' || scope.effectiveAt === null || scope.effectiveAt > now()) return false;
    if (await someoneCanConfirm(tx, workspaceId, 'agents.edit', scope.proposedById)) {
      await tx.scope.update({ where: { id: scopeId }, data: { effectiveAt: null } });
      return false;
    }
    await activateScope(tx, scope, { actor: { type: 'system', id: 'waiting-period' }, decidedById: null });
    return true;
  });
}
