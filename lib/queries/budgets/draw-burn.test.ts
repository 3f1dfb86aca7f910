import { expect, test } from 'vitest';
import { drawBurn } from './draw-burn';

const week = {
  capMicros: 700n,
  startsOn: '2026-11-23',
  endsOn: '2026-11-29',
  today: '2026-11-25',
  spend: [
    { day: '2026-11-23', spendMicros: '80' },
    { day: '2026-11-24', spendMicros: null },
    { day: '2026-11-25', spendMicros: '30' },
  ],
  byTonightMicros: 180n,
  laterMicros: 401n,
};

test('spent ends today, projected begins there and ends at what is bound', () => {
  const days = drawBurn(week);
  expect(days.map(({ spentMicros }) => spentMicros)).toEqual(['80', '80', '110', null, null, null, null]);
  expect(days.map(({ evenMicros }) => evenMicros)).toEqual(['100', '200', '300', '400', '500', '600', '700']);
  expect(days.map(({ projectedMicros }) => projectedMicros)).toEqual([
    null,
    null,
    '180',
    '280',
    '380',
    '480',
    '581',
  ]);
});

test('on the last day nothing is left to project', () => {
  const last = drawBurn({ ...week, today: '2026-11-29', laterMicros: 0n }).at(-1);
  expect(last).toMatchObject({ day: '2026-11-29', projectedMicros: '180', spentMicros: '110' });
});
