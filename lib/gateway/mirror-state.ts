import type { OutsideState, Target } from '@/lib/core/actions/catalogue';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

/** Brings our read model of an outside object up to what was just read back. */
export async function mirrorState(
  tx: Tx,
  workspaceId: string,
  target: Target,
  state: OutsideState,
): Promise<void> {
  const where = { id_workspaceId: { id: target.id, workspaceId } };
  if (target.type === 'contact') {
    await tx.contact.update({
      where,
      data: { ownerExternalId: state.ownerId === null ? null : String(state.ownerId), updatedAt: now() },
    });
    return;
  }
  await tx.campaign.update({
    where,
    data: {
      status: state.status === 'paused' ? 'paused' : 'active',
      dailyBudgetMicros: BigInt(String(state.dailyBudgetMicros)),
      bidMicros: BigInt(String(state.bidMicros)),
      observedAt: now(),
    },
  });
}
