import type { Actor } from '@/lib/core/access/actor';
import type { Budget, BudgetChange } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import type { Tx } from '@/lib/db/tx';
import { lockForCapChange } from '@/lib/gateway/budget-windows';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';

/** What the record holds of a change: ids and money, no free text. */
export const changeDetail = (change: BudgetChange) => ({
  changeId: change.id,
  fromMicros: change.fromCapMicros.toString(),
  toMicros: change.toCapMicros.toString(),
  fromPacing: change.fromPacing,
  toPacing: change.toPacing,
  archives: change.archives,
});

/**
 * Writes the terms of a change into its budget. The present window is locked first: no decision of the gate sees one cap when it
 * decides and another when it reserves. A cap below what is already bound is kept as it is and blocks what comes next.
 */
export async function putIntoForce(
  tx: Tx,
  budget: Budget,
  change: BudgetChange,
  actor: Actor,
): Promise<void> {
  const { timeZone } = await tx.workspace.findUniqueOrThrow({
    where: { id: budget.workspaceId },
    select: { timeZone: true },
  });
  await lockForCapChange(tx, budget, localDay(now(), timeZone));
  await tx.budget.update({
    where: { id: budget.id },
    data: change.archives
      ? { archivedAt: now() }
      : { capMicros: change.toCapMicros, pacing: change.toPacing },
  });
  await appendAuditEntry(tx, {
    workspaceId: budget.workspaceId,
    actor,
    verb: 'budgets.changed',
    subject: { type: 'budget', id: budget.id },
    detail: { ...changeDetail(change), proposedById: change.proposedById },
  });
}
