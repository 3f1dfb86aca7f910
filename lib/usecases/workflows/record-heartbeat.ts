import { db } from '@/lib/db/client';

/** The engine's sign of life: when it last did what it does each minute, by the database's clock, and how late it was. */
export async function recordHeartbeat(): Promise<void> {
  await db().$executeRaw`
    INSERT INTO workflow_heartbeats (name, beat_at, lag_ms)
    VALUES ('minute', clock_timestamp(), extract(epoch FROM clock_timestamp() - date_trunc('minute', clock_timestamp())) * 1000)
    ON CONFLICT (name) DO UPDATE SET beat_at = excluded.beat_at, lag_ms = excluded.lag_ms`;
}
