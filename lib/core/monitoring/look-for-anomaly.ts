import type { AlarmPoint } from './alarm';
import { type WatchedPoint, watchSeries } from './anomaly/watch-series';
import { type MetricName, metrics } from './metrics';
import { daySlot, hourSlot } from './season-slots';

/** A value with the moment it stands for, and what the clock on the wall said then, as if it were UTC. */
export type MetricValue = { at: Date; value: number; slotMs: number };

export type FoundAnomaly = {
  at: Date;
  seen: number;
  expected: number;
  surprise: number;
  direction: 'up' | 'down';
  /** Whether the value itself is rare, or the mean of the last ones. */
  by: 'value' | 'run';
  isWorse: boolean;
  points: AlarmPoint[];
};

const DAY_MS = 86_400_000;
/** With fewer values nobody can tell what is usual: a week of hours, four weeks of days. */
const LEAST_VALUES = { hour: 168, day: 28 } as const;
/** What is drawn. */
const SHOWN_VALUES = { hour: 7 * 24, day: 56 } as const;
/** So many deviations a count may lie out by chance alone, where it has that of things that happen independently. */
const CHANCE_DEVIATIONS = 2.5;

/** How far counts of independent things lie out by chance where so many are expected. */
const chanceOfCount = (expected: number): number => CHANCE_DEVIATIONS * Math.sqrt(Math.max(0, expected) + 1);

/**
 * The newest anomaly among the values from `from` on; those before it say what is usual. Null where there is none, or too little is known.
 * @param limit the surprise from which on a value is one.
 */
export function lookForAnomaly(
  metric: MetricName,
  values: readonly MetricValue[],
  { from, limit }: { from: number; limit: number },
): FoundAnomaly | null {
  const { grain, unit, worse } = metrics[metric];
  if (values.length < LEAST_VALUES[grain]) return null;
  const slotOf = (slotMs: number) =>
    grain === 'hour' ? hourSlot(slotMs) : daySlot(Math.floor(slotMs / DAY_MS));
  const watched = watchSeries(
    values.map(({ value, slotMs }) => ({ value, ...slotOf(slotMs) })),
    { limit, ...(unit === 'count' ? { leastDistance: chanceOfCount } : {}) },
  );
  const index = watched.findLastIndex(
    ({ isNew }, i) => isNew && i >= Math.max(from, LEAST_VALUES[grain] - 1),
  );
  const [point, value] = [watched[index], values[index]];
  if (!point || !value) return null;
  return {
    at: value.at,
    seen: value.value,
    expected: point.expected,
    surprise: point.surprise,
    direction: point.direction,
    by: point.by,
    isWorse: worse === point.direction,
    points: drawn(values, watched, SHOWN_VALUES[grain]),
  };
}

const drawn = (
  values: readonly MetricValue[],
  watched: readonly WatchedPoint[],
  count: number,
): AlarmPoint[] =>
  values.slice(-count).map(({ at, value }, i) => {
    const point = watched[Math.max(0, values.length - count) + i];
    return {
      at: at.toISOString(),
      seen: value,
      expected: Math.max(0, point?.expected ?? value),
      // Nothing that is counted or spent is below nothing.
      low: point ? Math.max(0, point.low) : null,
      high: point ? point.high : null,
    };
  });
