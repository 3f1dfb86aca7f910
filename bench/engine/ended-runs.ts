import pg from 'pg';
import { preciseNow } from './processes/messages';

export type EndedRuns = { of: (eventId: string) => Promise<number>; stop: () => Promise<void> };

/** Tells when the run that an event started was committed as completed, to the millisecond and without asking again. */
export async function watchEndedRuns(databaseUrl: string): Promise<EndedRuns> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`
    create function bench.tell_ended() returns trigger language plpgsql as
      $$ begin perform pg_notify('bench_ended', new.event_id); return null; end $$;
    create trigger bench_tell_ended after update of status on engine.run
      for each row when (new.status = 'completed') execute function bench.tell_ended();
    listen bench_ended;
  `);
  const ended = new Map<string, number>();
  const awaited = new Map<string, (atMs: number) => void>();
  client.on('notification', ({ payload = '' }) => {
    ended.set(payload, preciseNow());
    awaited.get(payload)?.(preciseNow());
  });
  return {
    of: (eventId) =>
      new Promise((resolve) => {
        const atMs = ended.get(eventId);
        if (atMs === undefined) awaited.set(eventId, resolve);
        else resolve(atMs);
      }),
    async stop() {
      await client.query('drop trigger bench_tell_ended on engine.run');
      await client.end();
    },
  };
}
