import { expect, test } from 'vitest';
import { rateInterval } from './rate-interval';

test('holds the counted share, is narrower the more was counted, and stays within what can be', () => {
  const [few, many] = [rateInterval(1, 20), rateInterval(50, 1000)];
  for (const rate of [few, many]) {
    expect(rate?.low).toBeLessThan(0.05);
    expect(rate?.high).toBeGreaterThan(0.05);
  }
  // By Wilson's formula: 1 of 20 is 0.9 % to 23.6 %.
  expect(few?.low).toBeCloseTo(0.0089, 3);
  expect(few?.high).toBeCloseTo(0.2361, 3);
  expect((many?.high ?? 1) - (many?.low ?? 0)).toBeLessThan((few?.high ?? 0) - (few?.low ?? 0));
  expect(rateInterval(0, 3)?.low).toBe(0);
  expect(rateInterval(3, 3)?.high).toBe(1);
  expect(rateInterval(0, 0)).toBeNull();
});
