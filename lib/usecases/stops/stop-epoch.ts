import type { Tx } from '@/lib/db/tx';
import { lockForStop } from '@/lib/gateway/stop-lock';

/** Waits for every claim under way, keeps later ones waiting until this transaction ends, and counts the change. */
export async function nextEpoch(tx: Tx, workspaceId: string): Promise<number> {
  await lockForStop(tx, workspaceId);
  const { pauseEpoch } = await tx.workspace.update({
    where: { id: workspaceId },
    data: { pauseEpoch: { increment: 1 } },
    select: { pauseEpoch: true },
  });
  return pauseEpoch;
}
