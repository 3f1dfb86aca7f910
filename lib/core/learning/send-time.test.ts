import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockTime, closedBy } from '../contactability/open-hours';
import {
  chooseSendTime,
  type EngagementClock,
  emptyClock,
  likeliest,
  readingPattern,
  type SendTimePatterns,
} from './send-time';

/** Engagement at one hour of one weekday (1 Monday). */
const reads = (hour: number, weekday: number, count: number): EngagementClock => {
  const clock = emptyClock();
  clock.hours[hour] = count;
  clock.weekdays[weekday - 1] = count;
  return { ...clock, count };
};
const patterns = (workspace: EngagementClock, mid: EngagementClock = emptyClock()): SendTimePatterns => ({
  workspace,
  segments: { mid_market: mid },
});
const berlin = [{ timeZone: 'Europe/Berlin', offsetMinutes: 60, change: null }];
const office = [[{ fromHour: 8, toHour: 20, days: [1, 2, 3, 4, 5] }]];
/** Monday, 06:00 in Berlin. */
const monday = Date.parse('2026-11-30T05:00:00Z');
const ask = (waitHours: number) => ({ fromMs: monday, waitHours, clocks: berlin, hours: office });

test('who has a history of their own is written to when they read; the others when people like them do', () => {
  const everybody = patterns(reads(10, 2, 4000), reads(15, 2, 600));
  const own = readingPattern(reads(19, 1, 60), 'mid_market', everybody);
  expect(likeliest(own)).toEqual({ hour: 19, weekday: 1 });
  expect(own.shares.contact).toBeGreaterThan(0.8);
  const alike = readingPattern(emptyClock(), 'mid_market', everybody);
  expect(likeliest(alike)?.hour).toBe(15);
  expect(likeliest(readingPattern(emptyClock(), 'enterprise', everybody))?.hour).toBe(10);
  expect(likeliest(readingPattern(emptyClock(), 'enterprise', null))).toBeNull();
});

test('two opens move nobody far from people like them', () => {
  const everybody = patterns(reads(10, 2, 4000), reads(15, 2, 600));
  const few = readingPattern(reads(19, 1, 2), 'mid_market', everybody);
  expect(likeliest(few)?.hour).toBe(15);
  expect(few.shares.contact).toBeLessThan(0.2);
});

test('the shares say how much is whose, and sum to one', () => {
  const { shares, counts } = readingPattern(reads(9, 1, 12), 'mid_market', patterns(reads(9, 1, 100)));
  expect(shares.contact).toBeCloseTo(0.5, 9);
  expect(shares.segment).toBe(0);
  expect(shares.workspace).toBeCloseTo(0.25, 9);
  expect(shares.contact + shares.segment + shares.workspace + shares.flat).toBeCloseTo(1, 9);
  expect(counts).toEqual({ contact: 12, segment: 0, workspace: 100 });
});

test('a message waits for the hour within its time, and goes out in the first allowed one where nothing is better', () => {
  const at17 = readingPattern(reads(17, 1, 80), 'unknown', null);
  expect(chooseSendTime(at17, ask(24))?.local).toEqual({ hour: 17, weekday: 1 });
  // With three hours to wait, none is much better than the first that is open.
  expect(chooseSendTime(at17, ask(3))?.local).toEqual({ hour: 8, weekday: 1 });
  const nothing = readingPattern(emptyClock(), 'unknown', null);
  expect(chooseSendTime(nothing, ask(48))).toMatchObject({ local: { hour: 8, weekday: 1 }, gain: 1 });
  expect(chooseSendTime(nothing, ask(1))).toBeNull();
});

test('quiet hours win over any habit', () => {
  const atNight = readingPattern(reads(23, 7, 500), 'unknown', null);
  const chosen = chooseSendTime(atNight, ask(48));
  expect(chosen?.local.hour).toBeGreaterThanOrEqual(8);
  expect(chosen?.local.hour).toBeLessThan(20);
});

test('whatever is known: never before it is due, never later than it may wait, never in quiet hours', () => {
  const clock = fc
    .tuple(fc.nat(23), fc.integer({ min: 1, max: 7 }), fc.nat(200))
    .map(([hour, weekday, count]) => reads(hour, weekday, count));
  const habits = fc.tuple(clock, clock, clock, fc.nat(7 * 24 * 60), fc.nat(72));
  fc.assert(
    fc.property(habits, ([own, segment, all, minutes, waitHours]) => {
      const question = { ...ask(waitHours), fromMs: monday + minutes * 60_000 };
      const chosen = chooseSendTime(readingPattern(own, 'mid_market', patterns(all, segment)), question);
      if (!chosen) return;
      expect(chosen.atMs).toBeGreaterThanOrEqual(question.fromMs);
      expect(chosen.atMs).toBeLessThanOrEqual(question.fromMs + waitHours * 3_600_000);
      expect(closedBy(office, berlin, chosen.atMs)).toBeNull();
      expect(chosen.local).toEqual(
        clockTime(berlin[0] ?? { timeZone: '', offsetMinutes: 0, change: null }, chosen.atMs),
      );
      expect(chosen.gain === 1 || chosen.gain >= 1.2).toBe(true);
    }),
    { numRuns: 100, seed: 5 },
  );
});

test('who asked for a time of day is written to then, or at least not when they asked not to be', () => {
  const flat = readingPattern(emptyClock(), 'mid_market', null);
  const hours = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_, i) => from + i));
  const at = (wishes: { best: ReadonlySet<number> | null; none: ReadonlySet<number> }, waitHours = 24) =>
    chooseSendTime(flat, { ...ask(waitHours), wishes });
  expect(at({ best: hours(14, 17), none: new Set() })).toMatchObject({ local: { hour: 14 }, asked: true });
  expect(at({ best: null, none: hours(6, 12) })).toMatchObject({ local: { hour: 12 }, asked: true });
  // A wish never holds a message back for longer than the policy lets it wait, and none opens a closed hour.
  expect(at({ best: hours(14, 17), none: new Set() }, 3)).toMatchObject({ local: { hour: 8 }, asked: false });
  expect(at({ best: hours(21, 24), none: new Set() })).toMatchObject({ local: { hour: 8 }, asked: false });
});
