import { z } from 'zod';
import { db } from '@/lib/db/client';

const leaks = z.array(z.object({ reservationId: z.string(), actionStatus: z.string() }));
const ledgers = z.array(z.object({ windowId: z.string(), reserved: z.string(), held: z.string() }));

/**
 * Reservations held by an action that can no longer be carried out, and is not being so: one that is over, or whose time is, or
 * that a stop holds back. There may never be one once the sweepers have run. `at`: the present moment.
 */
export async function findLeakedReservations(workspaceId: string, at = new Date()) {
  return leaks.parse(
    await db().$queryRaw`
      SELECT r.id AS "reservationId", a.status::text AS "actionStatus"
      FROM reservations r JOIN actions a ON a.id = r.action_id
      WHERE r.workspace_id = ${workspaceId} AND r.status = 'held' AND NOT (
        a.status IN ('claimed', 'outcome_unknown', 'needs_person') OR (a.status = 'cleared' AND a.expires_at > ${at}::timestamptz))`,
  );
}

/** Windows whose reserved money is not what their held reservations come to: money made or lost. There may never be one. */
export async function findUnbalancedWindows(workspaceId: string) {
  return ledgers.parse(
    await db().$queryRaw`
      SELECT w.id AS "windowId", w.reserved_micros::text AS reserved, coalesce(sum(r.amount_micros), 0)::text AS held
      FROM budget_windows w LEFT JOIN reservations r ON r.window_id = w.id AND r.status = 'held'
      WHERE w.workspace_id = ${workspaceId}
      GROUP BY w.id HAVING w.reserved_micros <> coalesce(sum(r.amount_micros), 0)`,
  );
}

/** Windows that are bound above their cap. There may never be one, as long as no cap was lowered and no platform overspent. */
export async function findOvershotWindows(workspaceId: string) {
  return z.array(z.object({ windowId: z.string() })).parse(
    await db().$queryRaw`
      SELECT w.id AS "windowId" FROM budget_windows w JOIN budgets b ON b.id = w.budget_id
      WHERE w.workspace_id = ${workspaceId} AND w.committed_micros + w.reserved_micros > b.cap_micros`,
  );
}
