import { setTimeout as pause } from 'node:timers/promises';
import { atMost, type Figure, plain, quantile } from '../figure';
import { chaosEvents, chooseAddresses, endedRuns, withChaosDatabase } from './chaos/chaos-setup';
import { checkResults } from './chaos/check-results';
import { readRole } from './chaos/read-role';
import { recordStepWrites } from './chaos/step-writes';
import { preciseNow } from './processes/messages';
import { startProcess } from './processes/start-process';
import { sendStubbornly } from './send-events';
import { until } from './until';

const KILLS = 100;
const STEPS = 5;
const RUNS_PER_BATCH = 10;
const BATCH_EVERY_MS = 500;
const LIMIT_MS = 2000;
/** Killed at any moment of its life, not always at the same one. */
const PAUSE_AT_MOST_MS = 1000;

/** Two processes on one database; whichever owns it is killed, again and again, while runs go through. */
export function measureTakeover(say: (line: string) => void): Promise<Figure[]> {
  return withChaosDatabase(async ({ database, pool }) => {
    const places = [await chooseAddresses(database.url), await chooseAddresses(database.url)] as const;
    const urls = places.map((place) => place.engineUrl);
    const processes = [await startProcess('whole', places[0]), await startProcess('whole', places[1])];
    await recordStepWrites(pool);

    let sent = 0;
    let loading = true;
    const load = (async () => {
      for (; loading; await pause(BATCH_EVERY_MS)) {
        await sendStubbornly(urls, chaosEvents(sent, RUNS_PER_BATCH, STEPS));
        sent += RUNS_PER_BATCH;
      }
    })();

    const tookMs: number[] = [];
    const firstStepMs: number[] = [];
    let owner = (await readRole(urls[0] ?? '')) === 'owner' ? 0 : 1;
    for (let kill = 1; kill <= KILLS; kill++) {
      await pause(Math.random() * PAUSE_AT_MOST_MS);
      const standby = 1 - owner;
      const killedMs = preciseNow();
      await processes[owner]?.kill();
      await until('the standby to take over', async () => (await readRole(urls[standby] ?? '')) === 'owner', {
        everyMs: 10,
        timeoutMs: 60_000,
      });
      const ownsMs = preciseNow();
      tookMs.push(ownsMs - killedMs);
      await until(
        'a step after the take-over',
        async () => {
          const { rows } = await pool.query<{ at: number | null }>(
            'select (extract(epoch from min(at)) * 1000)::float8 as at from bench.step_write where at > to_timestamp($1::float8 / 1000)',
            [ownsMs],
          );
          if (typeof rows[0]?.at === 'number') firstStepMs.push(rows[0].at - killedMs);
          return typeof rows[0]?.at === 'number';
        },
        { timeoutMs: 60_000 },
      );
      processes[owner] = await startProcess('whole', places[owner === 0 ? 0 : 1]);
      owner = standby;
      if (kill % 10 === 0)
        say(
          `${kill} kills: taken over within ${Math.max(...tookMs).toFixed(0)} ms at worst; ${sent} runs sent.`,
        );
    }
    loading = false;
    await load;
    await until('all runs to end', async () => (await endedRuns(pool)) === sent, { everyMs: 200 });
    for (const child of processes) await child.stop();
    const steps = `takeover: kill to the first step written by the other`;
    return [
      plain('takeover: owners killed', KILLS, ''),
      atMost('takeover: kill to the other owning the database, p95', quantile(tookMs, 0.95), 'ms', LIMIT_MS),
      atMost('takeover: kill to the other owning the database, worst', Math.max(...tookMs), 'ms', LIMIT_MS),
      plain(`${steps}, p95`, quantile(firstStepMs, 0.95), 'ms'),
      plain(`${steps}, worst`, Math.max(...firstStepMs), 'ms'),
      ...(await checkResults(pool, 'takeover', sent, STEPS)),
    ];
  });
}
