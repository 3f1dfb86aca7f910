import { setTimeout as pause } from 'node:timers/promises';
import { exactly, type Figure, plain } from '../figure';
import { type Rig, withRig } from './rig';
import { sendEvents } from './send-events';
import { until } from './until';

const PATTERN_RUNS = 10_000;
const PLAIN_RUNS = 2000;
const AT_ONCE = 60;
const PLAIN_AT_ONCE = 200;
/** Half of the delays are short, so that both come in one moment; half are long, so that either may come first. */
const SHORT_MS = 50;
const LONG_MS = 1500;
const GIVE_UP_MS = 60_000;

const someTime = (atMostMs: number) => pause(Math.random() * atMostMs);

/** Starts the run and answers it, each after a random delay; done once the run has gone past its wait. */
async function startAndAnswer({ engineUrl, pool, marks }: Rig, subject: string): Promise<void> {
  const start = async () => {
    await someTime(SHORT_MS);
    await sendEvents(engineUrl, [{ name: 'bench/order', data: { subject } }]);
  };
  const answer = async () => {
    await someTime(Math.random() < 0.5 ? SHORT_MS : LONG_MS);
    await pool.query('insert into bench.decision (subject) values ($1)', [subject]);
    await sendEvents(engineUrl, [{ name: 'bench/decided', data: { subject, again: false } }]);
  };
  await Promise.all([start(), answer()]);
  await Promise.race([marks.get('decided', subject), pause(GIVE_UP_MS)]);
}

/** The product's pattern, answers before and after the wait in any order. */
async function answerInAnyOrder(rig: Rig, say: (line: string) => void): Promise<void> {
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < PATTERN_RUNS) {
        next += 1;
        if (next % 2000 === 0) say(`${next} of ${PATTERN_RUNS} waits begun.`);
        await startAndAnswer(rig, `subject ${next}`);
      }
    }),
  );
}

/** Plain waits, each answered some time after it was registered. */
async function answerRegistered({ engineUrl, pool }: Rig): Promise<void> {
  for (let first = 0; first < PLAIN_RUNS; first += PLAIN_AT_ONCE) {
    const subjects = Array.from({ length: PLAIN_AT_ONCE }, (_, n) => `listener ${first + n}`);
    await sendEvents(
      engineUrl,
      subjects.map((subject) => ({ name: 'bench/listen', data: { subject } })),
    );
    await until('the waits to be registered', async () => {
      const { rows } = await pool.query<{ n: number }>(
        "select count(*)::int as n from engine.pause where event_name = 'bench/said'",
      );
      return rows[0]?.n === PLAIN_AT_ONCE;
    });
    await Promise.all(
      subjects.map(async (subject) => {
        await someTime(SHORT_MS);
        await sendEvents(engineUrl, [{ name: 'bench/said', data: { subject } }]);
      }),
    );
    await until(
      'no wait to be left',
      async () => (await pool.query('select 1 from engine.pause limit 1')).rowCount === 0,
    );
  }
}

/** Whether a wait is ever missed or ended by another's event, whatever comes first. */
export function measureOrder(say: (line: string) => void): Promise<Figure[]> {
  return withRig(async (rig) => {
    const count = async (functionId: string, where: string) => {
      const { rows } = await rig.pool.query<{ n: number }>(
        `select count(*)::int as n from engine.run join engine.event on event.id = run.event_id
         where function_id = $1 and ${where}`,
        [functionId],
      );
      return rows[0]?.n ?? 0;
    };
    const rightly = "status = 'completed' and output ->> 'by' = payload #>> '{data,subject}'";
    const completed = "status = 'completed'";
    await answerInAnyOrder(rig, say);
    await until(
      'the last runs to end',
      async () => (await count('bench-asks', 'ended_at is null')) === 0,
    ).catch((error: Error) => say(error.message));
    await answerRegistered(rig);
    await until(
      'the last listeners to end',
      async () => (await count('bench-listens', 'ended_at is null')) === 0,
    );
    return [
      exactly(
        'order: waits in the pattern of the product that ended',
        await count('bench-asks', completed),
        '',
        PATTERN_RUNS,
      ),
      exactly(
        'order: of these, ended by the event of their own',
        await count('bench-asks', rightly),
        '',
        PATTERN_RUNS,
      ),
      plain(
        'order: of these, the answer came first and was sent again',
        await count('bench-asks', "output ->> 'again' = 'true'"),
        '',
      ),
      plain(
        'order: of these, the answer came after the wait',
        await count('bench-asks', "output ->> 'again' = 'false'"),
        '',
      ),
      exactly(
        'order: plain waits that ended by the event of their own',
        await count('bench-listens', rightly),
        '',
        PLAIN_RUNS,
      ),
    ];
  });
}
