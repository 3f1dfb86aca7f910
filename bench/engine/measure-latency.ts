import { atMost, type Figure, plain, quantile } from '../figure';
import { watchEndedRuns } from './ended-runs';
import { preciseNow } from './processes/messages';
import { type Rig, withRig } from './rig';
import { sendAtOnce, sendEvents } from './send-events';
import { until } from './until';

const WARM_UP = 60;
const SAMPLES = 300;
const AT_ONCE = 200;

/** One run at a time, nothing else going on: from sending the event to the committed end. */
async function fiveStepsAlone({ database, engineUrl }: Rig): Promise<number[]> {
  const runs = await watchEndedRuns(database.url);
  const took: number[] = [];
  for (let n = 0; n < WARM_UP + SAMPLES; n++) {
    const sentMs = preciseNow();
    const [eventId = ''] = await sendEvents(engineUrl, [{ name: 'bench/five', data: { n } }]);
    took.push((await runs.of(eventId)) - sentMs);
  }
  await runs.stop();
  return took.slice(WARM_UP);
}

async function ask({ engineUrl, pool }: Rig, questions: readonly string[]): Promise<void> {
  await sendAtOnce(
    engineUrl,
    questions.map((question) => ({ name: 'bench/ask', data: { question } })),
  );
  await until(
    'the runs to wait',
    async () => {
      const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from engine.pause');
      return rows[0]?.n === questions.length;
    },
    { everyMs: 5 },
  );
}

const answer = (question: string) => ({ name: 'bench/answered', data: { question } });

/** One waiting run at a time: from sending its event to the first line of the step after the wait. */
async function eventToStepAlone(rig: Rig): Promise<number[]> {
  const took: number[] = [];
  for (let n = 0; n < WARM_UP + SAMPLES; n++) {
    const question = `alone ${n}`;
    await ask(rig, [question]);
    const sentMs = preciseNow();
    await sendEvents(rig.engineUrl, [answer(question)]);
    took.push((await rig.marks.get('resumed', question)) - sentMs);
  }
  return took.slice(WARM_UP);
}

/** Many waiting runs, each answered by an event of its own, all sent in one moment. */
async function eventsAtOnce(rig: Rig): Promise<number> {
  const questions = Array.from({ length: AT_ONCE }, (_, n) => `at once ${n}`);
  await ask(rig, questions);
  const sentMs = preciseNow();
  await Promise.all(questions.map((question) => sendEvents(rig.engineUrl, [answer(question)])));
  const resumed = await Promise.all(questions.map((question) => rig.marks.get('resumed', question)));
  return Math.max(...resumed) - sentMs;
}

/** How long one thing takes when the engine has nothing else to do, and a burst of waits. */
export function measureLatency(say: (line: string) => void): Promise<Figure[]> {
  return withRig(async (rig) => {
    const steps = await fiveStepsAlone(rig);
    say(`Five steps alone: p50 ${quantile(steps, 0.5).toFixed(1)} ms, of ${steps.length} runs.`);
    const events = await eventToStepAlone(rig);
    say(`Event to resumed step alone: p50 ${quantile(events, 0.5).toFixed(1)} ms, of ${events.length} runs.`);
    const burstMs = await eventsAtOnce(rig);
    return [
      atMost('5-step function alone, p50', quantile(steps, 0.5), 'ms', 25),
      atMost('5-step function alone, p95', quantile(steps, 0.95), 'ms', 50),
      plain('event to resumed step alone, p50', quantile(events, 0.5), 'ms'),
      atMost('event to resumed step alone, p95', quantile(events, 0.95), 'ms', 30),
      atMost(`${AT_ONCE} waiting runs answered at once, all resumed`, burstMs, 'ms', 1500),
    ];
  });
}
