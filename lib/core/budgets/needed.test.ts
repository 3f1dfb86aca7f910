import { expect, test } from 'vitest';
import { neededMicros } from './needed';
import { remainingDays, windowStart } from './window';

test('a day holds what is added per day, a month every day that is left', () => {
  expect(neededMicros('day', 5n, '2026-11-25')).toBe(5n);
  expect(neededMicros('month', 5n, '2026-11-25')).toBe(30n);
  expect(neededMicros('month', 5n, '2026-11-30')).toBe(5n);
});

test('what takes spend away needs nothing and makes no room', () => {
  expect(neededMicros('day', -5n, '2026-11-25')).toBe(0n);
  expect(neededMicros('month', -5n, '2026-11-01')).toBe(0n);
});

test.each([
  ['2026-01-01', 31],
  ['2026-02-28', 1],
  ['2028-02-28', 2],
  ['2000-02-01', 29],
  ['1900-02-01', 28],
  ['2026-12-31', 1],
])('the month of %s has %i days left', (localDate, days) => {
  expect(remainingDays('month', localDate)).toBe(days);
  expect(remainingDays('day', localDate)).toBe(1);
});

test('a window starts on its day or on the first of its month', () => {
  expect(windowStart('day', '2026-11-25')).toBe('2026-11-25');
  expect(windowStart('month', '2026-11-25')).toBe('2026-11-01');
});

test.each(['2026-13-01', '2026-02-29', '2026-1-1', '2026-00-10', '2026-11-25T10:00', ''])(
  '%j is no date',
  (text) => {
    expect(() => windowStart('month', text)).toThrow(RangeError);
    expect(() => remainingDays('month', text)).toThrow(RangeError);
  },
);
