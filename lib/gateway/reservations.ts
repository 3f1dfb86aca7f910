import type { BudgetFact } from '@/lib/core/gate/facts';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

/**
 * Holds the worst case in every covering window: one conditional update each, refused above the cap by the update itself and by
 * a trigger. Throws when one is refused, which takes back the whole transaction.
 */
export async function reserve(
  tx: Tx,
  workspaceId: string,
  actionId: string,
  budgets: readonly BudgetFact[],
): Promise<void> {
  for (const budget of budgets) {
    const needed = BigInt(budget.neededMicros);
    if (needed <= 0n) continue;
    const held = await tx.reservation.findUnique({
      where: { actionId_windowId: { actionId, windowId: budget.windowId } },
    });
    if (held?.status === 'held') continue;
    const updated = await tx.$executeRaw`
      UPDATE budget_windows w SET reserved_micros = reserved_micros + ${needed}
      FROM budgets b
      WHERE w.id = ${budget.windowId} AND b.id = w.budget_id AND w.committed_micros + w.reserved_micros + ${needed} <= b.cap_micros`;
    if (updated !== 1) throw new Error(`Budget ${budget.budgetId} has no room for action ${actionId}.`);
    await tx.reservation.upsert({
      where: { actionId_windowId: { actionId, windowId: budget.windowId } },
      create: {
        id: newId('rsv'),
        workspaceId,
        windowId: budget.windowId,
        actionId,
        amountMicros: needed,
        status: 'held',
        createdAt: now(),
      },
      update: { amountMicros: needed, status: 'held', settledMicros: null, closedAt: null },
    });
  }
}

/** Closes what an action held: `settle` when the effect was seen (its cost now shows in what is committed), else `release`. */
export async function closeReservations(tx: Tx, actionId: string, how: 'settle' | 'release'): Promise<void> {
  const held = await tx.reservation.findMany({
    where: { actionId, status: 'held' },
    orderBy: { windowId: 'asc' },
  });
  for (const reservation of held) {
    await tx.$executeRaw`UPDATE budget_windows SET reserved_micros = reserved_micros - ${reservation.amountMicros} WHERE id = ${reservation.windowId}`;
    await tx.reservation.update({
      where: { id: reservation.id },
      data:
        how === 'settle'
          ? { status: 'settled', settledMicros: reservation.amountMicros, closedAt: now() }
          : { status: 'released', settledMicros: 0n, closedAt: now() },
    });
  }
}
