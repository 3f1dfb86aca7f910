import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DRIFT_WINDOW, DRIFT_WRONG, hasDrifted } from './drift';

const verdicts = fc.array(fc.constantFrom('right' as const, 'wrong' as const), { maxLength: 60 });
const wrong = (list: readonly string[]) => list.filter((verdict) => verdict === 'wrong').length;

test('an agent has drifted by the newest outcomes alone, and one more right one never makes it so', () => {
  fc.assert(
    fc.property(verdicts, (newest) => {
      expect(hasDrifted(newest)).toBe(wrong(newest.slice(0, DRIFT_WINDOW)) >= DRIFT_WRONG);
      if (!hasDrifted(newest)) expect(hasDrifted(['right', ...newest])).toBe(false);
    }),
  );
});

test('of 20 outcomes four may be wrong, five may not', () => {
  const of = (count: number) => Array.from({ length: 20 }, (_, i) => (i < count ? 'wrong' : 'right'));
  expect(hasDrifted(of(4))).toBe(false);
  expect(hasDrifted(of(5))).toBe(true);
});
