import { expect, it } from 'vitest';
import { backoffMs, DEFAULT_RETRY_DELAYS_MS, parseRetryAfter } from './retry';

it('waits longer after each failed attempt, then ever the same', () => {
  const wait = (failed: number, random = 0) => backoffMs(failed, DEFAULT_RETRY_DELAYS_MS, 30_000, random);
  expect([1, 2, 3, 10, 20].map((failed) => wait(failed))).toEqual([
    15_000, 30_000, 60_000, 7_200_000, 7_200_000,
  ]);
  expect(wait(1, 0.5)).toBe(30_000);
});

it('holds retry-after between a second and a day', () => {
  const nowMs = Date.parse('2026-01-01T00:00:00Z');
  expect(parseRetryAfter('90', nowMs)).toBe(90_000);
  expect(parseRetryAfter('0', nowMs)).toBe(1_000);
  expect(parseRetryAfter('2026-01-01T00:01:00Z', nowMs)).toBe(60_000);
  expect(parseRetryAfter('2027-01-01T00:00:00Z', nowMs)).toBe(86_400_000);
  expect([parseRetryAfter(undefined, nowMs), parseRetryAfter('soon', nowMs)]).toEqual([null, null]);
});
