import { setTimeout as pause } from 'node:timers/promises';
import { exactly, type Figure, plain } from '../figure';
import { chaosEvents, chooseAddresses, endedRuns, withChaosDatabase } from './chaos/chaos-setup';
import { checkResults } from './chaos/check-results';
import { type Disturbance, killAgainAndAgain, restartAgainAndAgain } from './chaos/disturb';
import { recordStepWrites } from './chaos/step-writes';
import { startProcess } from './processes/start-process';
import { sendStubbornly } from './send-events';

const RUNS = 5000;
const STEPS = 10;
/** Small enough to be taken within one life. */
const BATCH = 100;
const KILL_AFTER_MS = [1000, 3000] as const;
const RESTART_EVERY_MS = [10_000, 10_000] as const;
const GIVE_UP_MS = 480_000;

/** Runs of ten steps, while engine and app are killed and PostgreSQL is restarted under them. */
export function measureChaos(say: (line: string) => void): Promise<Figure[]> {
  return withChaosDatabase(async (setup) => {
    const options = await chooseAddresses(setup.database.url);
    const start = () => startProcess('whole', options);
    const first = await start();
    await recordStepWrites(setup.pool);
    const progress: Disturbance = { done: false, kills: 0, restarts: 0, deaths: [] };
    const started = performance.now();
    const disturbing = Promise.all([
      killAgainAndAgain(start, first, progress, KILL_AFTER_MS),
      restartAgainAndAgain(setup.database, progress, RESTART_EVERY_MS),
    ]);
    const watching = (async () => {
      for (let n = 0; n < RUNS; n += BATCH)
        await sendStubbornly([options.engineUrl], chaosEvents(n, BATCH, STEPS));
      for (let said = 0; ; await pause(500)) {
        const ended = (await endedRuns(setup.pool)) ?? said;
        if (ended >= said + 500 || ended === RUNS) {
          said = ended;
          say(
            `${ended} of ${RUNS} runs ended; ${progress.kills} kills, ${progress.restarts} restarts of PostgreSQL.`,
          );
        }
        if (ended === RUNS) return;
        if (performance.now() - started > GIVE_UP_MS) {
          say(`Gave up: ${ended} of ${RUNS} runs ended.`);
          return;
        }
      }
    })().finally(() => {
      progress.done = true;
    });
    await Promise.all([watching, disturbing]);
    if (progress.deaths[0]) say(`The first death: ${progress.deaths[0]}`);
    const seconds = (performance.now() - started) / 1000;
    return [
      plain('chaos: kills of engine and app', progress.kills, ''),
      plain('chaos: restarts of PostgreSQL', progress.restarts, ''),
      exactly('chaos: processes that died by themselves once they served', progress.deaths.length, '', 0),
      plain('chaos: time for all runs', seconds, 's'),
      ...(await checkResults(setup.pool, 'chaos', RUNS, STEPS)),
    ];
  });
}
