import { z } from 'zod';
import { windowStart } from '@/lib/core/budgets/window';
import { type Budget, Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { newId } from '@/lib/platform/ids';

const lockedRows = z.array(
  z.object({ id: z.string(), committedMicros: z.bigint(), reservedMicros: z.bigint() }),
);
const openedRows = z.array(z.object({ id: z.string(), budgetId: z.string() }));

type Opening = Pick<Budget, 'id' | 'workspaceId' | 'period'>;

/** Sees to it that the window of each budget on a local day exists. @returns the windows' ids by their budgets'. */
export async function openWindows(
  tx: Tx,
  budgets: readonly Opening[],
  day: string,
): Promise<Map<string, string>> {
  if (budgets.length === 0) return new Map();
  const wanted = budgets.map((budget) => ({ budget, startsOn: windowStart(budget.period, day) }));
  const found = await findOpened(tx, wanted);
  const missing = wanted.filter(({ budget }) => !found.has(budget.id));
  if (missing.length === 0) return found;
  const rows = missing.map(
    ({ budget, startsOn }) =>
      Prisma.sql`(${newId('bwn')}, ${budget.workspaceId}, ${budget.id}, ${startsOn}::date)`,
  );
  await tx.$executeRaw`
    INSERT INTO budget_windows (id, workspace_id, budget_id, starts_on) VALUES ${Prisma.join(rows)}
    ON CONFLICT (budget_id, starts_on) DO NOTHING`;
  return findOpened(tx, wanted);
}

async function findOpened(
  tx: Tx,
  wanted: readonly { budget: Opening; startsOn: string }[],
): Promise<Map<string, string>> {
  const pairs = wanted.map(({ budget, startsOn }) => Prisma.sql`(${budget.id}, ${startsOn}::date)`);
  const rows = await tx.$queryRaw`
    SELECT id, budget_id AS "budgetId" FROM budget_windows
    WHERE (budget_id, starts_on) IN (${Prisma.join(pairs)})`;
  return new Map(openedRows.parse(rows).map(({ id, budgetId }) => [budgetId, id]));
}

/**
 * Locks windows in the one order that everybody keeps: by budget, then by day. Whoever locks several must lock them all here at
 * once; two that lock one after another can wait for each other. @returns them as they are once locked.
 */
export async function lockWindows(tx: Tx, windowIds: readonly string[]): Promise<z.infer<typeof lockedRows>> {
  if (windowIds.length === 0) return [];
  const rows = await tx.$queryRaw`
    SELECT id, committed_micros AS "committedMicros", reserved_micros AS "reservedMicros" FROM budget_windows
    WHERE id IN (${Prisma.join([...new Set(windowIds)])}) ORDER BY budget_id, starts_on FOR UPDATE`;
  return lockedRows.parse(rows);
}

/** Locks every window in which these actions hold something. @returns whether there is any. */
export async function lockHeldWindows(tx: Tx, actionIds: readonly string[]): Promise<boolean> {
  const held = await tx.reservation.findMany({
    where: { actionId: { in: [...actionIds] }, status: 'held' },
    select: { windowId: true },
  });
  await lockWindows(
    tx,
    held.map(({ windowId }) => windowId),
  );
  return held.length > 0;
}
