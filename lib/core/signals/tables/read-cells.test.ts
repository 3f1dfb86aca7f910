import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readDecimal, readMicros, readNumber } from './read-number';
import { readTime } from './read-time';

it.each([
  ['1,234.50', '.', '1234.5'],
  ['1.234,50', ',', '1234.5'],
  ["1'234'567", '.', '1234567'],
  ['1 234 567,8', ',', '1234567.8'],
  ['(12.30)', '.', '-12.3'],
  ['-$5', '.', '-5'],
  ['€ 1.000', ',', '1000'],
  ['12 EUR', '.', '12'],
  ['\u22127', '.', '-7'],
  ['.5', '.', '0.5'],
  ['1.5e3', '.', '1500'],
  ['2e-3', '.', '0.002'],
  ['007', '.', '7'],
  ['0.0', '.', '0'],
  ['-0', '.', '0'],
  ['1,23', '.', null],
  ['1.234.5', '.', null],
  ['ABC123', '.', null],
  ['12%', '.', null],
  ['', '.', null],
  ['-', '.', null],
] as const)('reads %s with %s as %s', (text, decimal, expected) => {
  expect(readDecimal(text, decimal)).toBe(expected);
});

it('reads every number that it is given as that number, whatever the signs', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -99_999_999, max: 99_999_999 }),
      fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH'),
      (cents, locale) => {
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100);
        const decimal = locale === 'en-US' || locale === 'de-CH' ? '.' : ',';
        expect(readNumber(text, decimal)).toBe(cents / 100 || 0);
        expect(readMicros(text, decimal)).toBe(String(BigInt(cents) * 10_000n));
      },
    ),
  );
});

it('does not take for a number what a number can not hold', () => {
  expect(readNumber('12345678901234567890', '.')).toBeNull();
  expect(readMicros('1.0000005', '.')).toBe('1000001');
});

const reading = { timeZone: 'Europe/Berlin', dayFirst: true };
it.each([
  ['2024-05-01T10:00:00Z', '2024-05-01T10:00:00.000Z'],
  ['2024-05-01 10:00:00.123456 UTC', '2024-05-01T10:00:00.123Z'],
  ['2024-05-01T10:00:00+0530', '2024-05-01T04:30:00.000Z'],
  ['2020-12-30 3:15:52', '2020-12-30T02:15:52.000Z'],
  ['2024-07-01', '2024-06-30T22:00:00.000Z'],
  ['2024-07', '2024-06-30T22:00:00.000Z'],
  ['03/04/2024', '2024-04-02T22:00:00.000Z'],
  ['3.4.24 14:05', '2024-04-03T12:05:00.000Z'],
  ['13/5/2024, 1:30 pm', '2024-05-13T11:30:00.000Z'],
  ['5. März 2024', '2024-03-04T23:00:00.000Z'],
  ['Mon, 06 May 2024 08:00:00 GMT', '2024-05-06T08:00:00.000Z'],
  ['May 6th, 2024 12:00 AM', '2024-05-05T22:00:00.000Z'],
  ['1714550400', '2024-05-01T08:00:00.000Z'],
  ['1714550400123', '2024-05-01T08:00:00.123Z'],
  // Clocks went ahead from two to three, and back from three to two.
  ['2024-03-31 02:30', '2024-03-31T01:30:00.000Z'],
  ['2024-10-27 02:30', '2024-10-27T00:30:00.000Z'],
  ['05/13/2024', null],
  ['2024-02-30', null],
  ['2024-05-01 25:00', null],
  ['9999-12-31 23:59:59', '9999-12-31T22:59:59.000Z'],
  ['1969-01-01', null],
  ['12', null],
  ['yesterday', null],
  ['2024-05-01T10:00 Mars', null],
] as const)('reads the time %s as %s', (text, expected) => {
  expect(readTime(text, reading)).toBe(expected);
});

it('reads back every moment in every zone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000_000_000 }),
      fc.constantFrom(
        'UTC',
        'Europe/Berlin',
        'America/New_York',
        'Asia/Kolkata',
        'Pacific/Auckland',
        'America/St_Johns',
      ),
      (seconds, timeZone) => {
        const moment = new Date(seconds * 1000);
        const local = (at: Date) =>
          new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
        const read = readTime(local(moment), { timeZone, dayFirst: false });
        // Of an hour that comes twice either reading shows the same on the clock.
        expect(read && local(new Date(read))).toBe(local(moment));
      },
    ),
  );
});
