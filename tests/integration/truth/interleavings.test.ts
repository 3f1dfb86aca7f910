import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePlatformCrash } from '../../support/interleavings/crashing-platform';
import { runHistory } from '../../support/interleavings/run-history';
import { anyHistory } from '../../support/interleavings/step';
import { keepVendorLog } from '../../support/interleavings/vendor-log';

const platform = makePlatformCrash();
beforeAll(keepVendorLog);
afterAll(() => platform.restore());

// More of them: `npm run bench -- undo interleavings`.
const HISTORIES = 4;

test('agents, people, rollbacks, stops and crashes in any order break no law', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      expect(await runHistory(history, platform.sends)).toEqual([]);
    }),
    { numRuns: HISTORIES, interruptAfterTimeLimit: 150_000, markInterruptAsFailure: true },
  );
}, 200_000);
