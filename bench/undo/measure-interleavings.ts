import fc from 'fast-check';
import { makePlatformCrash } from '../../tests/support/interleavings/crashing-platform';
import { runHistory } from '../../tests/support/interleavings/run-history';
import { anyHistory } from '../../tests/support/interleavings/step';
import { keepVendorLog } from '../../tests/support/interleavings/vendor-log';
import { atLeast, exactly, type Figure, plain } from '../figure';
import { withGateDatabase } from '../gate/with-gate-database';

const HISTORIES = 300;

/** Random histories of agents, people, rollbacks, stops and processes that die, each looked through for what the design forbids. */
export function measureInterleavings(say: (line: string) => void): Promise<Figure[]> {
  return withGateDatabase(async () => {
    await keepVendorLog();
    const platform = makePlatformCrash();
    const histories = fc.sample(anyHistory, HISTORIES);
    const steps = histories.flat(2);
    let wrong = 0;
    for (const [i, history] of histories.entries()) {
      const violations = await runHistory(history, platform.sends);
      if (violations.length > 0) say(`${JSON.stringify(history)}\n  ${violations.join('\n  ')}`);
      wrong += violations.length;
      if ((i + 1) % 50 === 0) say(`  ${i + 1} histories.`);
    }
    platform.restore();
    return [
      exactly('interleavings: random histories', histories.length, '', HISTORIES),
      plain('interleavings: steps in them', steps.length, ''),
      atLeast(
        'interleavings: steps in which a process may die or lose its answer',
        steps.filter((step) => 'crash' in step && step.crash !== 'none').length,
        '',
        HISTORIES,
      ),
      exactly('interleavings: violations of the design', wrong, '', 0),
    ];
  });
}
