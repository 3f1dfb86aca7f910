import { atMost, type Figure, plain, quantile } from '../figure';
import { watchEndedRuns } from './ended-runs';
import { preciseNow } from './processes/messages';
import { withRig } from './rig';
import { sendEvents } from './send-events';

const SHORT = 90;
const LONG = 900;
const ROUNDS = 3;
const RATIO = 1.5;

/** Whether a step of a long run costs more than one of a short run. */
export function measureGrowth(say: (line: string) => void): Promise<Figure[]> {
  return withRig(async ({ database, engineUrl }) => {
    const ended = await watchEndedRuns(database.url);
    const msPerStep = async (steps: number) => {
      const sentMs = preciseNow();
      const [eventId = ''] = await sendEvents(engineUrl, [{ name: 'bench/grow', data: { steps } }]);
      const ms = ((await ended.of(eventId)) - sentMs) / steps;
      say(`A run of ${steps} steps: ${ms.toFixed(2)} ms a step.`);
      return ms;
    };
    await msPerStep(SHORT);
    const [short, long]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      short.push(await msPerStep(SHORT));
      long.push(await msPerStep(LONG));
    }
    await ended.stop();
    const [shortMs, longMs] = [quantile(short, 0.5), quantile(long, 0.5)];
    return [
      plain(`a step in a run of ${SHORT} (median of ${ROUNDS})`, shortMs, 'ms'),
      plain(`a step in a run of ${LONG} (median of ${ROUNDS})`, longMs, 'ms'),
      atMost(`a step in a run of ${LONG} against one in a run of ${SHORT}`, longMs / shortMs, 'times', RATIO),
    ];
  });
}
