import { db } from '@/lib/db/client';

/** By so much the clocks of engine and database may differ around the full minute. */
const CLOCKS_DIFFER_BY_MS = 1_000;
const LONGEST_MS = 2 ** 31 - 1;

/**
 * The engine's sign of life: when it did what it does each minute, by the database's clock, and how late that was.
 * @param tickAtMs when the engine made the tick; the minute it fell in is the one it was meant for.
 */
export async function recordHeartbeat(tickAtMs: number): Promise<void> {
  const tick = new Date(tickAtMs + CLOCKS_DIFFER_BY_MS);
  await db().$executeRaw`
    INSERT INTO workflow_heartbeats (name, beat_at, lag_ms)
    SELECT 'minute', at, greatest(0, least(${LONGEST_MS}, extract(epoch FROM at - date_trunc('minute', ${tick}::timestamptz)) * 1000))
    FROM clock_timestamp() AS at
    ON CONFLICT (name) DO UPDATE SET beat_at = excluded.beat_at, lag_ms = excluded.lag_ms`;
}
