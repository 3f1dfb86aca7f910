import { expect, test } from 'vitest';
import { shareWithin, timingTimes } from './decision-timing';

const rates = [
  { value: 'within_30_days', count: 30 },
  { value: 'within_90_days', count: 20 },
  { value: 'later', count: 10 },
];

test('a decision later than the horizon makes a conversion within it impossible, one before it likelier, on the whole as likely', () => {
  expect(timingTimes(rates, 'later', 30)).toBe(0);
  expect(timingTimes(rates, 'within_30_days', 30)).toBe(2);
  const mean = rates.reduce(
    (sum, { value, count }) => sum + (count / 60) * timingTimes(rates, value as 'later', 30),
    0,
  );
  expect(mean).toBeCloseTo(1);
});

test('what was said grows old: the time comes nearer, and then is over', () => {
  expect(shareWithin('within_90_days', 30)).toBe(0);
  expect(shareWithin('within_90_days', 30, 60)).toBe(1);
  expect(shareWithin('within_90_days', 30, 91)).toBeNull();
  expect(timingTimes(rates, 'within_90_days', 30, 91)).toBe(1);
});

test('nothing is told where few have converted', () => {
  expect(timingTimes([{ value: 'later', count: 3 }], 'later', 30)).toBe(1);
});
