import fc from 'fast-check';
import { expect, test } from 'vitest';
import { momentOf, statesOffset } from './moment';

test.each([
  ['2026-11-30T09:30:00Z', '2026-11-30T09:30:00.000Z'],
  ['2026-11-30T09:30:00.1234567+02:00', '2026-11-30T07:30:00.123Z'],
  ['2021-03-04T05:06:07.000+0000', '2021-03-04T05:06:07.000Z'],
  ['2026-11-30 09:30', '2026-11-30T09:30:00.000Z'],
  ['2026-11-30', '2026-11-30T00:00:00.000Z'],
  ['2026-11-30T09:30:00+02', '2026-11-30T07:30:00.000Z'],
  [1_600_112_492, '2020-09-14T19:41:32.000Z'],
  ['1600112492', '2020-09-14T19:41:32.000Z'],
  [1_564_113_600_000, '2019-07-26T04:00:00.000Z'],
])('%s is %s', (stated, expected) => expect(momentOf(stated)).toBe(expected));

test.each([
  '',
  'yesterday',
  '2026-13-01',
  '1',
  '2026-11-30T25:00:00Z',
  -5,
  Number.NaN,
  1e300,
  null,
  {},
  true,
])('%s is no moment', (stated) => expect(momentOf(stated)).toBeNull());

test('what is written in ISO 8601 comes back', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }),
      (date) => {
        expect(momentOf(date.toISOString())).toBe(date.toISOString());
      },
    ),
  );
});

test('only an offset says which moment is meant', () => {
  expect(statesOffset('2026-11-30T09:30:00+01:00')).toBe(true);
  expect(statesOffset('2026-11-30 09:30:00')).toBe(false);
});
