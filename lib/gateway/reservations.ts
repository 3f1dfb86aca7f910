import type { BudgetFact } from '@/lib/core/budgets/budget-fact';
import { maxMicros } from '@/lib/core/shared/micros';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { dayOfDate, localDay } from '@/lib/platform/zone';
import { isWindowOver } from './budget-windows';
import { lockHeldWindows } from './lock-windows';

/**
 * Holds the worst case in every covering window, no more and no less: what the action held for an earlier decision is brought to
 * what this one needs. One conditional update, refused above any cap by the update itself and by a trigger. Throws when one is
 * refused, which takes back the whole transaction.
 */
export async function reserve(
  tx: Tx,
  workspaceId: string,
  actionId: string,
  budgets: readonly BudgetFact[],
): Promise<void> {
  if (budgets.length === 0) return;
  const own = await tx.reservation.findMany({ where: { actionId } });
  const wanted = budgets.map(({ windowId, neededMicros }) => {
    const before = own.find((reservation) => reservation.windowId === windowId);
    const needed = maxMicros(0n, BigInt(neededMicros));
    return {
      windowId,
      before,
      needed,
      change: needed - (before?.status === 'held' ? before.amountMicros : 0n),
    };
  });
  const changed = wanted.filter(({ change }) => change !== 0n);
  if (changed.length === 0) return;
  const updated = await tx.$executeRaw`
    UPDATE budget_windows w SET reserved_micros = reserved_micros + v.change
    FROM (VALUES ${Prisma.join(changed.map(({ windowId, change }) => Prisma.sql`(${windowId}::text, ${change}::bigint)`))}) AS v(id, change), budgets b
    WHERE w.id = v.id AND b.id = w.budget_id
      AND (v.change <= 0 OR w.committed_micros + w.reserved_micros + v.change <= b.cap_micros)`;
  if (updated !== changed.length) throw new Error(`A budget has no room for action ${actionId}.`);
  await tx.reservation.createMany({
    data: changed
      .filter(({ before }) => !before)
      .map(({ windowId, needed }) => ({
        id: newId('rsv'),
        workspaceId,
        windowId,
        actionId,
        amountMicros: needed,
        status: 'held',
        createdAt: now(),
      })),
  });
  for (const { before, needed } of changed)
    if (before)
      await tx.reservation.update({
        where: { id: before.id },
        data:
          needed > 0n
            ? { amountMicros: needed, status: 'held', settledMicros: null, closedAt: null }
            : { status: 'released', settledMicros: 0n, closedAt: now() },
        select: { id: true },
      });
}

/**
 * Closes what an action held: `settle` when the effect was seen (its cost now shows in what is committed), `release` when nothing
 * came of it. What it held in windows that are over is released either way: nothing of it was spent in them.
 */
export async function closeReservations(tx: Tx, actionId: string, how: 'settle' | 'release'): Promise<void> {
  if (!(await lockHeldWindows(tx, [actionId]))) return;
  for (const reservation of await readHeld(tx, actionId))
    await close(tx, reservation, how === 'settle' && !reservation.isOver ? reservation.amountMicros : 0n);
}

/** Releases what an action holds in windows that are over, whatever becomes of it. @returns how many. */
export async function releaseEnded(tx: Tx, actionId: string): Promise<number> {
  if (!(await lockHeldWindows(tx, [actionId]))) return 0;
  const ended = (await readHeld(tx, actionId)).filter(({ isOver }) => isOver);
  for (const reservation of ended) await close(tx, reservation, 0n);
  return ended.length;
}

type Held = { id: string; windowId: string; amountMicros: bigint; isOver: boolean };

async function readHeld(tx: Tx, actionId: string): Promise<Held[]> {
  const held = await tx.reservation.findMany({
    where: { actionId, status: 'held' },
    include: { window: { include: { budget: { include: { workspace: { select: { timeZone: true } } } } } } },
    orderBy: { windowId: 'asc' },
  });
  return held.map(({ id, windowId, amountMicros, window: { startsOn, budget } }) => ({
    id,
    windowId,
    amountMicros,
    isOver: isWindowOver(budget.period, dayOfDate(startsOn), localDay(now(), budget.workspace.timeZone)),
  }));
}

async function close(tx: Tx, { id, windowId, amountMicros }: Held, settledMicros: bigint): Promise<void> {
  const { count } = await tx.reservation.updateMany({
    where: { id, status: 'held' },
    data: { status: settledMicros > 0n ? 'settled' : 'released', settledMicros, closedAt: now() },
  });
  if (count === 1)
    await tx.$executeRaw`UPDATE budget_windows SET reserved_micros = reserved_micros - ${amountMicros} WHERE id = ${windowId}`;
}
