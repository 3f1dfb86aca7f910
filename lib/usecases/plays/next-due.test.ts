import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localTime } from '@/lib/platform/zone';
import { nextDue } from './next-due';

const at = (time: string, weekday: number | null = null) => ({ on: 'schedule', at: time, weekday }) as const;
const due = (trigger: ReturnType<typeof at>, after: string, zone = 'Europe/Berlin') =>
  nextDue(trigger, new Date(after), zone)?.toISOString();

describe('when a schedule is due next', () => {
  it.each([
    ['today, while the time is to come', at('09:00'), '2026-05-20T06:59:59Z', '2026-05-20T07:00:00.000Z'],
    ['tomorrow, at the very time', at('09:00'), '2026-05-20T07:00:00Z', '2026-05-21T07:00:00.000Z'],
    ['on the weekday', at('09:00', 1), '2026-05-20T07:00:00Z', '2026-05-25T07:00:00.000Z'],
    [
      'a week later, on the weekday itself',
      at('09:00', 3),
      '2026-05-20T07:00:00Z',
      '2026-05-27T07:00:00.000Z',
    ],
    [
      'at the hour of winter once the clocks went back',
      at('09:00'),
      '2026-10-24T12:00:00Z',
      '2026-10-25T08:00:00.000Z',
    ],
    [
      'at the hour skipped to, where the clocks leave it out',
      at('02:30'),
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:30:00.000Z',
    ],
  ] as const)('%s', (_name, trigger, after, expected) => expect(due(trigger, after)).toBe(expected));

  it('is once where the clocks show the time twice', () => {
    const first = nextDue(at('02:30'), new Date('2026-10-24T12:00:00Z'), 'Europe/Berlin');
    const second = nextDue(at('02:30'), first ?? new Date(0), 'Europe/Berlin');
    expect(second?.toISOString().slice(0, 10)).toBe('2026-10-26');
  });

  it('is after the moment, within eight days, and on its weekday', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'),
        fc.constantFrom('00:00', '02:30', '09:00', '23:59'),
        fc.option(fc.integer({ min: 1, max: 7 })),
        (after, zone, time, weekday) => {
          const next = nextDue(at(time, weekday), after, zone);
          expect(next?.getTime()).toBeGreaterThan(after.getTime());
          expect((next?.getTime() ?? 0) - after.getTime()).toBeLessThan(8.1 * 86_400_000);
          if (weekday !== null) expect(localTime(next ?? after, zone).weekday).toBe(weekday);
        },
      ),
    );
  });

  it('is never for what has no clock', () => {
    expect(nextDue({ on: 'profile' }, new Date(), 'UTC')).toBeNull();
  });
});
