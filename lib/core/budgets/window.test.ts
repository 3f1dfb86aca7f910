import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDay } from '../../platform/zone';
import { addDays } from '../statistics/campaign-day';
import { neededMicros } from './needed';
import { budgetPeriods, remainingDays, windowDays, windowStart } from './window';

const anyDay = fc
  .date({ min: new Date('1999-01-01T00:00:00Z'), max: new Date('2101-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyPeriod = fc.constantFrom(...budgetPeriods);
const zones = [
  'Europe/Berlin',
  'America/St_Johns',
  'Pacific/Apia',
  'Pacific/Chatham',
  'America/Sao_Paulo',
  'UTC',
];

test.each([
  ['2026-11-23', '2026-11-23', 7],
  ['2026-11-25', '2026-11-23', 5],
  ['2026-11-29', '2026-11-23', 1],
  ['2026-12-31', '2026-12-28', 4],
  ['2027-01-01', '2026-12-28', 3],
  ['2028-02-29', '2028-02-28', 6],
])('the week of %s began on %s and has %i days left', (day, start, left) => {
  expect(windowStart('week', day)).toBe(start);
  expect(remainingDays('week', day)).toBe(left);
});

describe('windows tile the calendar', () => {
  test('each day lies in one window, and the next begins the day after the last', () => {
    fc.assert(
      fc.property(anyPeriod, anyDay, (period, day) => {
        const start = windowStart(period, day);
        const last = addDays(day, remainingDays(period, day) - 1);
        expect(start <= day && day <= last).toBe(true);
        expect(windowStart(period, start)).toBe(start);
        expect(windowStart(period, last)).toBe(start);
        expect(remainingDays(period, last)).toBe(1);
        expect(windowStart(period, addDays(last, 1))).toBe(addDays(last, 1));
        expect(remainingDays(period, start)).toBe(windowDays(period, day));
        expect(addDays(start, windowDays(period, day) - 1)).toBe(last);
      }),
    );
  });

  test('what is needed is the daily amount for each day left, and less with each day that passes', () => {
    fc.assert(
      fc.property(anyPeriod, anyDay, fc.bigInt({ min: 1n, max: 10n ** 12n }), (period, day, daily) => {
        const needed = neededMicros(period, daily, day);
        expect(needed).toBe(daily * BigInt(remainingDays(period, day)));
        const next = addDays(day, 1);
        if (windowStart(period, next) === windowStart(period, day))
          expect(neededMicros(period, daily, next)).toBe(needed - daily);
      }),
    );
  });
});

describe('the local day decides the window', () => {
  test('a day on which the clocks change is one day, of 23 or of 25 hours', () => {
    const day = (at: string) => localDay(new Date(at), 'Europe/Berlin');
    // Spring: 28 March 2027, 02:00 becomes 03:00.
    expect(
      ['2027-03-27T22:59:59Z', '2027-03-27T23:00:00Z', '2027-03-28T21:59:59Z', '2027-03-28T22:00:00Z'].map(
        day,
      ),
    ).toEqual(['2027-03-27', '2027-03-28', '2027-03-28', '2027-03-29']);
    // Autumn: 25 October 2026, 03:00 becomes 02:00.
    expect(['2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z'].map(day)).toEqual([
      '2026-10-25',
      '2026-10-25',
      '2026-10-26',
    ]);
  });

  test('time going on never leads to an earlier window, in any zone', () => {
    const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(
        anyPeriod,
        fc.constantFrom(...zones),
        moment,
        fc.nat(40 * 86_400_000),
        (period, zone, at, later) => {
          const now = windowStart(period, localDay(at, zone));
          const then = windowStart(period, localDay(new Date(at.getTime() + later), zone));
          expect(now <= then).toBe(true);
        },
      ),
    );
  });

  test('a workspace that moves to another zone is at most one day from where it was', () => {
    const moment = fc.date({ min: new Date('2012-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), fc.constantFrom(...zones), (at, from, to) => {
        const [before, after] = [localDay(at, from), localDay(at, to)];
        expect([addDays(before, -1), before, addDays(before, 1)]).toContain(after);
      }),
    );
  });
});
