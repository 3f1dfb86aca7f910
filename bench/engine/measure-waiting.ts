import { setTimeout as pause } from 'node:timers/promises';
import { atMost, type Figure, plain, quantile } from '../figure';
import { cpuSeconds, cpuSecondsOfPostgres } from './cpu-time';
import { fillWith } from './fill-with';
import { preciseNow } from './processes/messages';
import { type Rig, withRig } from './rig';
import { sendEvents } from './send-events';

const WAITING = 100_000;
const COMPARED_MS = 20_000;
const WATCHED_MS = 60_000;
const ANSWERED = 50;

/** Processor time of engine and PostgreSQL over a stretch of time, as a share of one core. */
async function percentOfCore({ engine, database }: Rig, forMs: number): Promise<number> {
  const used = () => cpuSeconds(engine.pid) + cpuSecondsOfPostgres(database.postmasterPid());
  const [before, started] = [used(), performance.now()];
  await pause(forMs);
  return ((used() - before) * 100_000) / (performance.now() - started);
}

/** What runs that wait for an event cost while none comes, and how one of them is still found at once. */
export function measureWaiting(say: (line: string) => void): Promise<Figure[]> {
  return withRig(async (rig) => {
    const empty = await percentOfCore(rig, COMPARED_MS);
    say(`With nothing waiting: ${empty.toFixed(2)} % of a core.`);
    const subject = 'question 00000000';
    await fillWith(rig, 'bench/ask', { question: subject }, { subject, copies: WAITING });
    say(`${WAITING} runs wait.`);
    const full = await percentOfCore(rig, WATCHED_MS);
    const took: number[] = [];
    for (let n = 1; n <= ANSWERED; n++) {
      const question = `question ${String((n * WAITING) / ANSWERED).padStart(8, '0')}`;
      const sentMs = preciseNow();
      await sendEvents(rig.engineUrl, [{ name: 'bench/answered', data: { question } }]);
      took.push((await rig.marks.get('resumed', question)) - sentMs);
    }
    return [
      plain('engine and PostgreSQL with nothing waiting', empty, '% of a core'),
      atMost(`engine and PostgreSQL with ${WAITING} runs waiting`, full, '% of a core', 1),
      plain(`event to resumed step among ${WAITING} waiting runs, p50`, quantile(took, 0.5), 'ms'),
      plain(`event to resumed step among ${WAITING} waiting runs, p95`, quantile(took, 0.95), 'ms'),
    ];
  });
}
