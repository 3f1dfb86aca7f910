import { setTimeout as pause } from 'node:timers/promises';
import { atMost, type Figure, plain } from '../figure';
import { withRig } from './rig';
import { sendAtOnce } from './send-events';

const RUNS = 100_000;
const BATCH = 500;
const QUEUED_AT_MOST = 1000;
const SAMPLE_EVERY = 10_000;
const COMPARED_FROM = 20_000;
const RESIDENT_GROWTH_MB = 16;
const HEAP_GROWTH_MB = 4;
const GIVE_UP_MS = 600_000;

type Sample = { runs: number; residentMb: number; heapMb: number };

/** Runs a hundred thousand small runs through one engine; its memory after a collection, every ten thousand. */
export function measureMemory(say: (line: string) => void): Promise<Figure[]> {
  return withRig(async ({ engine, engineUrl, pool }) => {
    const samples: Sample[] = [];
    const started = performance.now();
    let sent = 0;
    for (let done = 0; done < RUNS; ) {
      if (performance.now() - started > GIVE_UP_MS) throw new Error(`Only ${done} runs were done in time.`);
      while (sent < RUNS && sent - done < QUEUED_AT_MOST) {
        const first = sent;
        sent += BATCH;
        await sendAtOnce(
          engineUrl,
          Array.from({ length: BATCH }, (_, n) => ({ name: 'bench/one', data: { n: first + n } })),
        );
      }
      const { rows } = await pool.query<{ n: number }>(
        "select count(*)::int as n from engine.run where status = 'completed'",
      );
      done = rows[0]?.n ?? 0;
      if (done >= (samples.length + 1) * SAMPLE_EVERY) {
        const { residentMb, heapMb } = await engine.memory();
        samples.push({ runs: done, residentMb, heapMb });
        const rate = (done * 1000) / (performance.now() - started);
        say(
          `${done} runs, ${rate.toFixed(0)} /s: ${residentMb.toFixed(0)} MB resident, ${heapMb.toFixed(1)} MB heap.`,
        );
      }
      await pause(300);
    }
    const seconds = (performance.now() - started) / 1000;
    const from = samples.find(({ runs }) => runs >= COMPARED_FROM);
    const to = samples.at(-1);
    if (!from || !to) throw new Error('There are no samples to compare.');
    const span = `from ${COMPARED_FROM} to ${RUNS} runs`;
    return [
      plain('runs of one step in a stream', RUNS / seconds, 'runs/s'),
      atMost(
        `growth of the engine's resident memory, ${span}`,
        to.residentMb - from.residentMb,
        'MB',
        RESIDENT_GROWTH_MB,
      ),
      atMost(`growth of the engine's heap, ${span}`, to.heapMb - from.heapMb, 'MB', HEAP_GROWTH_MB),
      plain("the engine's resident memory at the end", to.residentMb, 'MB'),
    ];
  });
}
