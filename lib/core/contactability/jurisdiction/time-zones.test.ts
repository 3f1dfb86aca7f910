import { expect, it, test } from 'vitest';
import { clockOf, clocksOf, isTimeZone, offsetAt, zonesOf } from './time-zones';

const winter = new Date('2026-01-15T12:00:00Z');

test.each([
  ['UTC', 0],
  ['Europe/Berlin', 60],
  ['Asia/Kolkata', 330],
  ['America/St_Johns', -210],
  ['Pacific/Kiritimati', 840],
])('%s', (zone, minutes) => expect(offsetAt(zone, winter)).toBe(minutes));

it('knows a zone from a text', () => {
  expect(isTimeZone('Europe/Berlin')).toBe(true);
  expect(isTimeZone('Europe/Atlantis')).toBe(false);
  expect(() => offsetAt('Europe/Atlantis', winter)).toThrow(RangeError);
});

it('lists every zone of a country, and keeps one of each that run alike', () => {
  expect(zonesOf(['DE', 'AT'])).toEqual(expect.arrayContaining(['Europe/Berlin', 'Europe/Vienna']));
  const clocks = clocksOf(zonesOf(['US']), winter);
  expect(clocks.map(({ offsetMinutes }) => offsetMinutes).sort((a, b) => a - b)).toEqual([
    -600, -540, -480, -420, -360, -300,
  ]);
});

it('finds the change of the clocks in the week ahead', () => {
  expect(clockOf('Europe/Berlin', new Date('2026-03-25T10:00:00Z'))).toEqual({
    timeZone: 'Europe/Berlin',
    offsetMinutes: 60,
    change: { at: '2026-03-29T01:00:00.000Z', offsetMinutes: 120 },
  });
  expect(clockOf('Europe/Berlin', winter).change).toBeNull();
});
