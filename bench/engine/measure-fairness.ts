import { atMost, type Figure } from '../figure';
import { preciseNow } from './processes/messages';
import { type Rig, withRig } from './rig';
import { sendAtOnce, sendEvents } from './send-events';

const CROWD = 5000;
const LIMIT_MS = 1000;

async function queuedRuns({ pool }: Rig): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    "select count(*)::int as n from engine.run where status = 'queued'",
  );
  return rows[0]?.n ?? 0;
}

type Late = { event: { name: string; data: Record<string, unknown> }; place: string };

/** Fills the queue, then sends one event more: milliseconds until its run's first step. */
async function startsAfterCrowd(rig: Rig, crowd: Late['event'], { event, place }: Late) {
  await sendAtOnce(rig.engineUrl, Array<Late['event']>(CROWD).fill(crowd));
  const ahead = await queuedRuns(rig);
  const sentMs = preciseNow();
  await sendEvents(rig.engineUrl, [event]);
  return { ms: (await rig.marks.get(place, 'one')) - sentMs, ahead };
}

/** Whether one function's crowd, or one key's, keeps another waiting. */
export async function measureFairness(say: (line: string) => void): Promise<Figure[]> {
  const between = await withRig((rig) =>
    startsAfterCrowd(
      rig,
      { name: 'bench/crowd', data: {} },
      { event: { name: 'bench/single', data: { key: 'one' } }, place: 'single' },
    ),
  );
  say(`Another function's run, with ${between.ahead} queued before it: ${between.ms.toFixed(0)} ms.`);
  const keys = await withRig((rig) =>
    startsAfterCrowd(
      rig,
      { name: 'bench/keyed', data: { tenant: 'early' } },
      { event: { name: 'bench/keyed', data: { tenant: 'late', key: 'one' } }, place: 'late tenant' },
    ),
  );
  say(`Another key's run, with ${keys.ahead} queued before it: ${keys.ms.toFixed(0)} ms.`);
  return [
    atMost(`start of one run behind ${CROWD} queued ones of another function`, between.ms, 'ms', LIMIT_MS),
    atMost(`start of one run behind ${CROWD} queued ones of another key`, keys.ms, 'ms', LIMIT_MS),
  ];
}
