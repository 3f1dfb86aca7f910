import { rows } from './database';
import type { EngineContext } from './engine-context';
import { ulid } from './ids';

/** Few enough for one quick statement; called every few seconds, it keeps up with any load the engine can take. */
const BATCH = 2_000;

/** Deletes a batch of what is older than the retention: ended runs with their steps, events nothing refers to, dedupe keys. */
export async function deleteExpired(engine: EngineContext): Promise<void> {
  const { pool, retentionMs } = engine;
  await rows(pool)`delete from engine.dedupe where expires_at < clock_timestamp()`;
  await rows(pool)`
    delete from engine.run where id in (
      select id from engine.run where ended_at < clock_timestamp() - ${retentionMs} * interval '1 millisecond'
      order by ended_at limit ${BATCH})`;
  // Event ids begin with their time, so that the oldest are found by the primary key.
  const before = ulid(Math.max(0, Date.now() - retentionMs), new Uint8Array(10));
  await rows(pool)`
    delete from engine.event where id in (
      select id from engine.event where id < ${before}
        and not exists (select 1 from engine.run where event_id = event.id)
        and not exists (select 1 from engine.job where event_id = event.id)
      order by id limit ${BATCH})`;
}
