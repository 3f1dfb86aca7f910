import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { hourSlot } from '../season-slots';
import { type SeriesPoint, watchSeries } from './watch-series';

const HOUR_MS = 3_600_000;
const settings = { limit: Math.log10(700) };

/** Hours of a busy day and a quiet night, with some noise; `change` is told the hour. */
function hours(
  count: number,
  change: (value: number, hour: number) => number = (value) => value,
): SeriesPoint[] {
  const random = seededRandom('hours');
  return Array.from({ length: count }, (_, i) => {
    const { slot, day } = hourSlot(i * HOUR_MS);
    const usual = 100 + 60 * Math.sin(((slot % 24) / 24) * 2 * Math.PI) + random.normal(0, 4);
    return { value: change(usual, i), slot, day };
  });
}
const alarms = (points: readonly SeriesPoint[]) =>
  watchSeries(points, settings).flatMap(({ isNew }, i) => (isNew ? [i] : []));

describe('watchSeries', () => {
  it('judges every value by those before it alone', () => {
    const points = hours(400);
    const whole = watchSeries(points, settings);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 399 }), (length) => {
        expect(watchSeries(points.slice(0, length), settings)).toEqual(whole.slice(0, length));
      }),
      { numRuns: 20 },
    );
  });

  it('leaves a season alone, and tells of what would be ordinary at another hour', () => {
    expect(alarms(hours(1000))).toEqual([]);
    // At six in the evening there are forty; in the morning peak so few are none.
    const odd = hours(1000, (value, hour) => (hour === 800 - (800 % 24) + 6 ? 45 : value));
    expect(alarms(odd)).toEqual([800 - (800 % 24) + 6]);
  });

  it('tells of a level that shifts at once, and in time holds it for usual', () => {
    const shifted = hours(1000, (value, hour) => (hour >= 700 ? value + 300 : value));
    const told = alarms(shifted);
    expect(told[0]).toBe(700);
    expect(told.length).toBeLessThanOrEqual(3);
    expect(Math.max(...told)).toBeLessThan(900);
  });

  it('is silent about what never changes, and about what is too short to know', () => {
    expect(alarms(Array.from({ length: 500 }, (_, day) => ({ value: 7, slot: 0, day })))).toEqual([]);
    expect(alarms(hours(25, (value, hour) => (hour === 24 ? 9000 : value)))).toEqual([]);
  });

  it('gives no count an alarm for what chance makes of it', () => {
    const random = seededRandom('rare');
    const rare = Array.from({ length: 400 }, (_, day) => ({
      value: (random.float() < 0.1 ? 1 : 0) + (random.float() < 0.02 ? 1 : 0),
      slot: day % 7,
      day,
    }));
    const told = watchSeries(rare, {
      ...settings,
      leastDistance: (expected) => 2.5 * Math.sqrt(expected + 1),
    });
    expect(told.some(({ isNew }) => isNew)).toBe(false);
  });
});
