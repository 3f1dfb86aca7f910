import type { Permission } from '@/lib/core/access/permissions';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { whoElseCouldConfirm } from './who-else-could-confirm';

/** How long a widening waits, in the sight of everybody, where nobody else could confirm it. */
export const WAITING_PERIOD_MS = 24 * 60 * 60_000;

/**
 * When a widening takes effect by itself: null where a second person has to confirm it, else the end of the waiting period in
 * which anybody who may edit or stop can reject it.
 */
export async function effectiveAtOf(
  tx: Tx,
  workspaceId: string,
  permission: Permission,
  proposerId: string,
): Promise<Date | null> {
  const others = await whoElseCouldConfirm(tx, workspaceId, permission, proposerId);
  return others.length > 0 ? null : new Date(now().getTime() + WAITING_PERIOD_MS);
}
