import { z } from 'zod';
import { db } from '../../lib/db/client';

const micros = z.string().transform((text) => BigInt(text));
const ledger = z.array(
  z.object({
    /** What the platform itself is set to spend a day on the bench's campaigns. */
    outside: micros,
    /** Most by which one campaign of the platform is above its own cap; negative below. */
    campaignOver: micros,
    /**
     * Most by which a window's committed and reserved money is above its cap; negative below. An effect that is seen on the platform
     * and not yet recorded counts as both until it is, on the safe side: here it counts once.
     */
    windowOver: micros,
    /** The same as the window shows it. */
    windowShown: micros,
    reserved: micros,
    held: z.number(),
  }),
);
export type Ledger = z.infer<typeof ledger>[number];

/** The platform's own figures and ours, in one snapshot; all in micros. */
export async function readLedger(workspaceId: string): Promise<Ledger> {
  const rows = await db().$queryRaw`
    SELECT
      (SELECT coalesce(sum(p.daily_budget_micros), 0)::text FROM practice_campaigns p
        WHERE p.workspace_id = ${workspaceId} AND p.external_id LIKE 'bench-%') AS outside,
      (SELECT coalesce(max(p.daily_budget_micros - b.cap_micros), 0)::text FROM practice_campaigns p
        JOIN campaigns c ON c.workspace_id = p.workspace_id AND c.external_id = p.external_id
        JOIN budgets b ON b.subject = 'campaign' AND b.subject_id = c.id
        WHERE p.workspace_id = ${workspaceId}) AS "campaignOver",
      (SELECT coalesce(max(w.committed_micros + w.reserved_micros - twice.micros - b.cap_micros), 0)::text FROM budget_windows w
        JOIN budgets b ON b.id = w.budget_id
        CROSS JOIN LATERAL (SELECT coalesce(sum(r.amount_micros), 0) AS micros FROM reservations r
          JOIN actions a ON a.id = r.action_id JOIN campaigns c ON c.id = a.target_id
          WHERE r.window_id = w.id AND r.status = 'held' AND a.status IN ('claimed', 'outcome_unknown', 'needs_person')
            AND c.daily_budget_micros >= (a.payload ->> 'toMicros')::bigint) twice
        WHERE w.workspace_id = ${workspaceId}) AS "windowOver",
      (SELECT coalesce(max(w.committed_micros + w.reserved_micros - b.cap_micros), 0)::text FROM budget_windows w
        JOIN budgets b ON b.id = w.budget_id WHERE w.workspace_id = ${workspaceId}) AS "windowShown",
      (SELECT coalesce(sum(w.reserved_micros), 0)::text FROM budget_windows w
        WHERE w.workspace_id = ${workspaceId}) AS reserved,
      (SELECT count(*)::int FROM reservations r WHERE r.workspace_id = ${workspaceId} AND r.status = 'held') AS held`;
  const [row] = ledger.parse(rows);
  if (!row) throw new Error('The ledger could not be read.');
  return row;
}

const work = z.array(z.object({ observed: z.number(), refused: z.number() }));

/** How many changes were seen on the platform, and how many decisions a cap has refused. */
export async function readWork(workspaceId: string): Promise<z.infer<typeof work>[number]> {
  const rows = await db().$queryRaw`
    SELECT
      (SELECT count(*)::int FROM actions WHERE workspace_id = ${workspaceId} AND status = 'observed') AS observed,
      (SELECT count(*)::int FROM decisions
        WHERE workspace_id = ${workspaceId} AND findings @> '[{"rule": "budget.cap"}]') AS refused`;
  return work.parse(rows)[0] ?? { observed: 0, refused: 0 };
}

const above = z.array(z.object({ window: z.string(), figures: z.string(), held: z.string() }));

/** What the windows above their cap hold, and what became of the actions behind it. */
export async function describeWindowsAbove(workspaceId: string): Promise<string[]> {
  const rows = above.parse(
    await db().$queryRaw`
      SELECT b.subject::text || ' ' || b.subject_id AS window,
        'committed ' || w.committed_micros || ', reserved ' || w.reserved_micros || ', cap ' || b.cap_micros AS figures,
        coalesce((SELECT string_agg(a.id || ' ' || a.status || ' holds ' || r.amount_micros || ' for ' || (a.payload ->> 'fromMicros') || '→'
            || (a.payload ->> 'toMicros') || ', the campaign is at ' || c.daily_budget_micros, '; ')
          FROM reservations r JOIN actions a ON a.id = r.action_id JOIN campaigns c ON c.id = a.target_id
          WHERE r.window_id = w.id AND r.status = 'held' AND c.daily_budget_micros <> (a.payload ->> 'fromMicros')::bigint), 'nothing') AS held
      FROM budget_windows w JOIN budgets b ON b.id = w.budget_id
      WHERE w.workspace_id = ${workspaceId} AND w.committed_micros + w.reserved_micros > b.cap_micros`,
  );
  return rows.map(({ window, figures, held }) => `Above its cap: ${window}: ${figures}; held: ${held}.`);
}
