import { rows } from './database';
import type { EngineContext } from './engine-context';
import { ulid } from './ids';

/** Few enough for one quick statement; called every few seconds, it keeps up with any load the engine can take. */
const BATCH = 2_000;

/**
 * Deletes, a batch at each call, what is older than the retention: ended runs with their steps, events that nothing refers to,
 * dedupe keys. Times are the statement's, so that the indexes serve.
 */
export function createRetention({ pool, retentionMs }: EngineContext): () => Promise<void> {
  // Events of runs that wait on stay, however old: the look goes on behind them, and starts over at the end.
  let lookedUpTo = '';
  return async () => {
    await rows(pool)`delete from engine.dedupe where expires_at < statement_timestamp()`;
    await rows(pool)`
      delete from engine.run where id in (
        select id from engine.run where ended_at < statement_timestamp() - ${retentionMs} * interval '1 millisecond'
        order by ended_at limit ${BATCH})`;
    // Event ids begin with their time, so that the oldest are found by the primary key.
    const before = ulid(Math.max(0, Date.now() - retentionMs), new Uint8Array(10));
    const [looked] = await rows<{ last: string | null; n: number }>(pool)`
      with looked as (select id from engine.event where id > ${lookedUpTo} and id < ${before} order by id limit ${BATCH}),
      gone as (
        delete from engine.event using looked where event.id = looked.id
          and not exists (select 1 from engine.run where event_id = looked.id)
          and not exists (select 1 from engine.job where event_id = looked.id))
      select max(id) as last, count(*)::int as n from looked`;
    lookedUpTo = looked?.n === BATCH ? (looked.last ?? '') : '';
  };
}
