import { atMost, exactly, type Figure, plain, quantile } from '../figure';
import { fillWith } from './fill-with';
import { withRig } from './rig';
import { sendAtOnce } from './send-events';

const SLEEPING = 100_000;
const DUE = 200;
const FIRST_DUE_MS = 5_000;
const SPREAD_MS = 20_000;
/** So many of them are due in the same moment. */
const TOGETHER = 50;
const WEEK_MS = 7 * 24 * 3600 * 1000;

/** How late runs wake that sleep until a known moment, among a hundred thousand that sleep on. */
export function measureTimers(say: (line: string) => void): Promise<Figure[]> {
  return withRig(async (rig) => {
    const subject = 'sleeper 00000000';
    await fillWith(
      rig,
      'bench/sleep',
      { key: subject, untilMs: Date.now() + WEEK_MS },
      { subject, copies: SLEEPING },
    );
    say(`${SLEEPING} runs sleep.`);
    const start = Date.now() + FIRST_DUE_MS;
    const sleepers = Array.from({ length: DUE }, (_, n) => ({
      key: `due ${n}`,
      untilMs: Math.round(start + (n < TOGETHER ? SPREAD_MS / 2 : Math.random() * SPREAD_MS)),
    }));
    await sendAtOnce(
      rig.engineUrl,
      sleepers.map((data) => ({ name: 'bench/sleep', data })),
    );
    const late = await Promise.all(
      sleepers.map(async ({ key, untilMs }) => (await rig.marks.get('awake', key)) - untilMs),
    );
    return [
      atMost(
        `worst lateness of ${DUE} timers among ${SLEEPING} sleeping runs`,
        Math.max(...late),
        'ms',
        1000,
      ),
      plain('median lateness of these timers', quantile(late, 0.5), 'ms'),
      exactly('timers that came early', late.filter((ms) => ms < -1).length, '', 0),
    ];
  });
}
