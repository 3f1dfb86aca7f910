import fc from 'fast-check';
import { expect, test } from 'vitest';
import { microsOf } from '../shared/micros';
import { queueAt, requeuedAt, weightOf } from './queue-order';

const at = (time: string) => new Date(`2026-05-04T${time}:00Z`);
const nothing = { addedDailySpendMicros: 0n, people: 0 };
const weight = fc.integer({ min: 0, max: 999 });
const deadline = fc.date({ min: at('00:00'), max: at('23:59'), noInvalidDate: true });

test('what can’t be taken back weighs more than any money or people; more of them weigh more', () => {
  const much = { addedDailySpendMicros: microsOf(1_000_000), people: 1_000_000 };
  expect(weightOf(nothing, false)).toBeGreaterThan(weightOf(much, true));
  expect(weightOf({ ...nothing, people: 4812 }, true)).toBeGreaterThan(
    weightOf({ ...nothing, people: 10 }, true),
  );
  expect(weightOf({ ...nothing, addedDailySpendMicros: microsOf(900) }, true)).toBeGreaterThan(
    weightOf({ ...nothing, addedDailySpendMicros: microsOf(-900) }, true),
  );
  expect(weightOf(nothing, true)).toBe(0);
  expect(weightOf(much, false)).toBeLessThanOrEqual(999);
});

test('an earlier quarter of an hour comes first, within it what weighs more', () => {
  expect(queueAt(at('10:14'), 0) < queueAt(at('10:15'), 999)).toBe(true);
  expect(queueAt(at('10:14'), 10) < queueAt(at('10:01'), 9)).toBe(true);
});

test('another deadline leaves the weight as it is', () => {
  fc.assert(
    fc.property(deadline, deadline, weight, (before, after, heavy) => {
      expect(requeuedAt(queueAt(before, heavy), after)).toEqual(queueAt(after, heavy));
    }),
  );
});
