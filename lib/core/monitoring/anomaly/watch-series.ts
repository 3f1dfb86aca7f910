import { learnSeason } from './season';
import { sortedWindow } from './sorted-window';
import { learnTail, type Tail } from './tail';

/** One value of a series, with where it falls in its season: the hour of the day, and apart from it at weekends; or the weekday. */
export type SeriesPoint = { value: number; slot: number; day: number };

export type WatchedPoint = {
  /** By its season, or by the level of late, whichever was nearer so far. */
  expected: number;
  /** Between these, nothing is thought of a single value. */
  low: number;
  high: number;
  /** How rare it is to lie so far out: 3 where it comes once in a thousand. 0 while too little is known. */
  surprise: number;
  direction: 'up' | 'down';
  /** Whether the value itself is rare, or the mean distance of the last ones. */
  by: 'value' | 'run';
  /** Whether it is an anomaly that was not told yet: the first of those that stand together, or one that is rarer than it. */
  isNew: boolean;
};

export type WatchSettings = {
  /** A value is an anomaly from this surprise on. */
  limit: number;
  /** For counts: how far a value may lie out by chance alone where so much is expected. */
  leastDistance?: (expected: number) => number;
};

/** So many values say what is usual of late; a level that shifts is usual after half as many. */
const LEVEL_SIZE = 200;
/** So many distances say what is rare. */
const TAIL_SIZE = 4000;
/** Beside each value the mean distance of so many is watched: a small shift that lasts is as telling as a great one. */
export const RUN_LENGTH = 60;
/** What is small beside the whole range of values is never rare. */
const LEAST_SHARE_OF_RANGE = 0.1;
/** An anomaly that follows within so many values on another belongs to it, unless it is rarer. */
const TOGETHER = 100;
const ERROR_MEMORY = 0.005;

/**
 * Watches a series as it comes: each value is judged by those before it alone, in memory that does not grow. Nothing is assumed of how
 * values scatter but what was seen, so that one limit fits every series.
 */
export function watchSeries(points: readonly SeriesPoint[], settings: WatchSettings): WatchedPoint[] {
  const step = seriesWatch(settings);
  return points.map(step);
}

function seriesWatch({
  limit,
  leastDistance = () => 0,
}: WatchSettings): (point: SeriesPoint) => WatchedPoint {
  const level = sortedWindow(LEVEL_SIZE);
  const range = sortedWindow(TAIL_SIZE);
  const season = learnSeason();
  const tails = new Map<string, Tail>();
  const tailOf = (name: string): Tail => {
    const tail = tails.get(name) ?? learnTail(TAIL_SIZE);
    tails.set(name, tail);
    return tail;
  };
  const run: number[] = [];
  const error = { level: 0, season: 0 };
  const told: { at: number; surprise: number }[] = [];
  let at = -1;
  return ({ value, slot, day }) => {
    at += 1;
    const usual = level.quantile(0.5);
    const seasonal = season.expected(slot);
    const bySeason = seasonal !== null && error.season < error.level;
    const expected = at === 0 ? value : bySeason ? seasonal : usual;
    const width = range.quantile(0.95) - range.quantile(0.05);
    const least = Math.max(
      LEAST_SHARE_OF_RANGE * width,
      leastDistance(expected),
      Number.EPSILON * Math.abs(usual),
    );
    const base = bySeason ? 'season' : 'level';

    const distance = value - expected;
    run.push(distance);
    if (run.length > RUN_LENGTH) run.shift();
    const mean = run.reduce((sum, each) => sum + each, 0) / RUN_LENGTH;
    const ofValue = tailOf(base).surprise(Math.abs(distance), least);
    const ofRun = run.length < RUN_LENGTH ? 0 : tailOf(`run of ${base}`).surprise(Math.abs(mean), least);
    const band = tailOf(base).distanceAt(limit, least);
    tailOf(base).push(Math.abs(distance));
    if (run.length === RUN_LENGTH) tailOf(`run of ${base}`).push(Math.abs(mean));

    if (seasonal !== null && width > 0) {
      error.season += ERROR_MEMORY * (Math.min(1, Math.abs(value - seasonal) / width) - error.season);
      error.level += ERROR_MEMORY * (Math.min(1, Math.abs(value - usual) / width) - error.level);
    }
    level.push(value);
    range.push(value);
    season.push(slot, day, value);

    const surprise = Math.max(ofValue, ofRun);
    while (told[0] && told[0].at < at - TOGETHER) told.shift();
    const isNew = surprise >= limit && told.every((other) => other.surprise < surprise);
    if (surprise > 0) told.push({ at, surprise });
    return {
      expected,
      low: expected - band,
      high: expected + band,
      surprise,
      direction: (ofRun > ofValue ? mean : distance) < 0 ? 'down' : 'up',
      by: ofRun > ofValue ? 'run' : 'value',
      isNew,
    };
  };
}
