import { inTransaction } from '@/lib/db/tx';
import { lockForStop } from '@/lib/gateway/stop-lock';
import { now } from '@/lib/platform/clock';
import { someoneCanConfirm } from '../changes/who-else-could-confirm';
import { activatePolicy } from './activate-policy';

/**
 * Puts a wider policy into force that nobody else could have confirmed and that waited its time without being rejected. Asked
 * twice, or too early, it does nothing. @returns whether it did.
 */
export function activateDuePolicy({
  workspaceId,
  id,
}: {
  workspaceId: string;
  id: string;
}): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockForStop(tx, workspaceId);
    const policy = await tx.policy.findUnique({ where: { id_workspaceId: { id, workspaceId } } });
    if (policy?.status !== 'proposed' || policy.effectiveAt === null || policy.effectiveAt > now())
      return false;
    if (await someoneCanConfirm(tx, workspaceId, 'policies.edit', policy.createdById)) {
      await tx.policy.update({ where: { id }, data: { effectiveAt: null } });
      return false;
    }
    await activatePolicy(tx, policy, { actor: { type: 'system', id: 'waiting-period' }, decidedById: null });
    return true;
  });
}
