import { expect, it } from 'vitest';
import { waitSecondsAfter } from './wait-for-others';

it('waits longer each time, a quarter of an hour in all, and then asks a person', () => {
  const waits: number[] = [];
  for (let idle = 1; ; idle++) {
    const seconds = waitSecondsAfter(idle);
    if (seconds === null) break;
    waits.push(seconds);
  }
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits[0]).toBeLessThanOrEqual(5);
  expect(Math.round(waits.reduce((sum, wait) => sum + wait, 0) / 60)).toBeGreaterThanOrEqual(15);
});
