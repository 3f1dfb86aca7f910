import { expect, test } from 'vitest';
import { addDays } from './campaign-day';
import { type DayReport, learnDelay, shareKnown } from './conversion-delay';

/** Every day is reported each morning; by then so much of it is known. */
const reports = (days: number, perDay: number, knownBy: (age: number) => number): DayReport[] =>
  Array.from({ length: days }, (_, i) => i).flatMap((i) =>
    Array.from({ length: Math.min(10, days - i) }, (_, k) => ({
      campaignId: 'cmp_1',
      day: addDays('2026-01-01', i),
      afterDays: k + 1,
      conversions: Math.round(perDay * knownBy(k + 1)),
    })),
  );
const knownBy = (age: number) => 1 - 0.4 * 0.5 ** (age - 1);

test('the delay is found, and days that are still open say what they can', () => {
  const delay = learnDelay(reports(60, 1000, knownBy));
  for (const age of [1, 2, 3, 5]) expect(shareKnown(delay, age)).toBeCloseTo(knownBy(age), 2);
  expect(delay?.days).toBe(59);
});

test('days reported once tell of no delay, and nothing is taken to be missing', () => {
  const once = reports(60, 1000, knownBy).filter(({ afterDays }) => afterDays === 1);
  expect(learnDelay(once)).toBeNull();
  expect(shareKnown(null, 0)).toBe(1);
});

test('a handful of conversions moves the prior only a little', () => {
  const delay = learnDelay(reports(3, 2, (age) => (age === 1 ? 0 : 1)));
  expect(shareKnown(delay, 1)).toBeGreaterThan(0.65);
  expect(shareKnown(delay, 30)).toBe(1);
});

test('conversions that a platform takes back do not make more known than there is', () => {
  const back = learnDelay(reports(30, 100, (age) => (age === 1 ? 1.2 : 1)));
  expect(shareKnown(back, 1)).toBeLessThanOrEqual(1);
});
