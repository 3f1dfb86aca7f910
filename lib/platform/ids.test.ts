import { expect, test } from 'vitest';
import { withClock } from './clock';
import { isId, newId } from './ids';

test('ids carry their prefix and are recognised as ids of that kind only', () => {
  const id = newId('act');
  expect(id).toMatch(/^act_[0-9a-z]{26}$/);
  expect(isId(id, 'act')).toBe(true);
  expect(isId(id, 'run')).toBe(false);
  expect(isId('zzz_01jd5v00000000000000000000')).toBe(false);
  expect(isId('act_01jd5v')).toBe(false);
});

test('ids of one process ascend, within a millisecond and when the clock is set back a little', () => {
  const moment = new Date('2026-11-22T10:00:00.500Z');
  const ids = withClock(moment, () => Array.from({ length: 5000 }, () => newId('sig')));
  const stepBack = withClock(new Date(moment.getTime() - 400), () => newId('sig'));
  const all = [...ids, stepBack];
  expect([...all].sort()).toEqual(all);
  expect(new Set(all).size).toBe(all.length);
});

test('ids sort by the moment they were made at, also when a past is being filled in', () => {
  const at = (iso: string) => withClock(new Date(iso), () => newId('sig'));
  const later = at('2026-11-22T10:00:00Z');
  const earlier = at('2026-11-15T10:00:00Z');
  expect(earlier < later).toBe(true);
});
