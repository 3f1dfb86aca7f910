import { expect, it } from 'vitest';
import { parseDelay, parseDuration } from './duration';

it.each([
  ['1s', 1_000],
  ['1d2h30m10s', 95_410_000],
  ['2w', 1_209_600_000],
  ['500ms', 500],
  ['', null],
  ['1x', null],
  ['1h later', null],
])('reads the duration %j as %j ms', (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});

it('reads durations, dates and the empty string as a delay', () => {
  const nowMs = Date.parse('2026-01-01T00:00:00Z');
  expect(parseDelay('1m', nowMs)).toBe(60_000);
  expect(parseDelay('2026-01-01T00:00:05.000Z', nowMs)).toBe(5_000);
  expect(parseDelay('2020-01-01T00:00:00Z', nowMs)).toBe(0);
  expect(parseDelay('', nowMs)).toBe(0);
  expect(parseDelay('tomorrow', nowMs)).toBeNull();
});
