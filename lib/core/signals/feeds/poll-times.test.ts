import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { backOffMs, maxAgeMs, nextPollMs, noHints, retryAfterMs, updatePeriodMs } from './poll-times';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
// A Monday.
const now = Date.parse('2026-11-30T10:00:00Z');

test.each([
  [noHints, null, 30 * MINUTE],
  [noHints, 0, 30 * MINUTE],
  [noHints, 1000, 10 * MINUTE],
  [{ ...noHints, everyMs: 2 * HOUR }, HOUR, 2 * HOUR],
  [{ ...noHints, everyMs: 365 * DAY }, null, 7 * DAY],
  [{ ...noHints, skipHours: [10, 11] }, null, 2 * HOUR],
  [{ ...noHints, skipDays: [1, 2] }, null, 38 * HOUR],
  [{ ...noHints, skipDays: [0, 1, 2, 3, 4, 5, 6] }, null, 30 * MINUTE],
])('a feed with %j and max-age %s is due again after %s ms', (hints, maxAge, expected) =>
  expect(nextPollMs(now, hints, maxAge) - now).toBe(expected),
);

it('no feed is due sooner than after 10 minutes, nor in an hour to be skipped while any is free', () => {
  const hints = fc.record({
    everyMs: fc.option(fc.integer({ min: 0, max: 400 * DAY })),
    skipHours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { maxLength: 23 }),
    skipDays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }),
  });
  fc.assert(
    fc.property(hints, fc.option(fc.integer({ min: 0, max: 400 * DAY })), (asked, maxAge) => {
      const due = nextPollMs(now, asked, maxAge);
      expect(due - now).toBeGreaterThanOrEqual(10 * MINUTE);
      expect(due - now).toBeLessThanOrEqual(15 * DAY);
      expect(asked.skipHours).not.toContain(new Date(due).getUTCHours());
      expect(asked.skipDays).not.toContain(new Date(due).getUTCDay());
    }),
  );
});

test.each([
  [1, null, 10 * MINUTE],
  [2, null, 20 * MINUTE],
  [1000, null, DAY],
  [1, HOUR, HOUR],
  [1, 400 * DAY, 7 * DAY],
])('after %s failures and Retry-After %s the pause is %s ms', (failures, retryAfter, expected) =>
  expect(backOffMs(now, failures, retryAfter) - now).toBe(expected),
);

test.each([
  ['120', 120_000],
  ['Mon, 30 Nov 2026 11:00:00 GMT', HOUR],
  ['Mon, 30 Nov 2026 09:00:00 GMT', 0],
  ['soon', null],
  [null, null],
])('Retry-After: %s is %s ms', (header, expected) => expect(retryAfterMs(header, now)).toBe(expected));

test.each([
  ['public, max-age=600', null, 600_000],
  ['max-age="600"', '100', 500_000],
  ['max-age=600', '900', 0],
  ['s-maxage=600', null, null],
  ['no-cache', null, null],
  [null, '5', null],
])('Cache-Control: %s at age %s is fresh for %s ms', (header, age, expected) =>
  expect(maxAgeMs(header, age)).toBe(expected),
);

test.each([
  ['hourly', 4, 15 * MINUTE],
  [' Daily ', undefined, DAY],
  ['weekly', 0, 7 * DAY],
  ['sometimes', 1, null],
  ['constructor', 1, null],
  [undefined, 1, null],
])('an update %s, %s times, is due after %s ms', (period, frequency, expected) =>
  expect(updatePeriodMs(period, frequency)).toBe(expected),
);
