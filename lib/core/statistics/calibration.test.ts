import { expect, test } from 'vitest';
import { calibration } from './calibration';

test('the Brier score is the mean squared error, held against always saying the base rate', () => {
  const result = calibration([0.9, 0.6, 0.2, 0.1], [true, true, false, false]);
  expect(result.brier).toBeCloseTo((0.01 + 0.16 + 0.04 + 0.01) / 4, 12);
  expect(result.brierOfBaseRate).toBe(0.25);
});

test('bins hold predicted against observed, and every row falls into one', () => {
  const { bins } = calibration([0, 0.05, 0.95, 1], [false, true, true, true]);
  expect(bins).toEqual([
    { from: 0, to: 0.1, count: 2, predicted: 0.025, observed: 0.5 },
    { from: 0.9, to: 1, count: 2, predicted: 0.975, observed: 1 },
  ]);
});
