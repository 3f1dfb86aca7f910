import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentOf } from './segment';

test.each([
  [null, 'unknown'],
  [0, 'small_business'],
  [99, 'small_business'],
  [100, 'mid_market'],
  [999, 'mid_market'],
  [1000, 'enterprise'],
  [2_300_000, 'enterprise'],
] as const)('an account of %j employees is %s', (employees, segment) => {
  expect(segmentOf(employees)).toBe(segment);
});

test('more employees never make an account smaller', () => {
  const order = ['small_business', 'mid_market', 'enterprise'];
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), (a, b) => {
      const [fewer, more] = [Math.min(a, b), Math.max(a, b)];
      expect(order.indexOf(segmentOf(fewer))).toBeLessThanOrEqual(order.indexOf(segmentOf(more)));
    }),
  );
});
