import { expect, test } from 'vitest';
import { now, withClock } from './clock';

test('a replaced clock reaches everything awaited inside, and nothing outside', async () => {
  const moment = new Date('2026-01-05T08:00:00Z');
  const inside = await withClock(moment, async () => {
    await Promise.resolve();
    return now();
  });
  expect(inside).toEqual(moment);
  expect(now().getTime()).toBeGreaterThan(moment.getTime());
});

test('a caller that changes the date it got does not change the clock', () => {
  withClock(new Date(0), () => {
    now().setFullYear(2030);
    expect(now().getTime()).toBe(0);
  });
});

test('a running clock may be given as a function', () => {
  let ms = 0;
  const readings = withClock(
    () => new Date(ms++),
    () => [now().getTime(), now().getTime()],
  );
  expect(readings).toEqual([0, 1]);
});
