import { seededRandom } from '@/lib/platform/random';
import { localTime } from '@/lib/platform/zone';

const HOUR_MS = 3_600_000;

/** How much happens in an hour of the week, against a working hour. */
function busyness(at: Date, timeZone: string): number {
  const { hour, weekday } = localTime(at, timeZone);
  return (weekday > 5 ? 0.4 : 1) * (hour >= 8 && hour < 20 ? 1 : hour >= 6 && hour < 23 ? 0.35 : 0.05);
}

/**
 * A calendar for what carries an order but no time: maps a share (0 the first, 1 the last) to a moment of the days before
 * `end`, rising, more of them in working hours; the same seed gives the same calendar.
 */
export function seededCalendar(options: {
  end: Date;
  days: number;
  seed: string;
  timeZone: string;
}): (share: number) => Date {
  const { end, days, seed, timeZone } = options;
  const random = seededRandom(seed);
  const start = end.getTime() - days * 24 * HOUR_MS;
  const sums = [0];
  for (let hour = 0; hour < days * 24; hour++) {
    const weight = busyness(new Date(start + hour * HOUR_MS), timeZone) * (0.7 + 0.6 * random.float());
    sums.push((sums[hour] ?? 0) + weight);
  }
  const total = sums.at(-1) ?? 0;
  return (share) => {
    const wanted = Math.min(1, Math.max(0, share)) * total;
    let low = 0;
    let high = sums.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) <= wanted) low = middle;
      else high = middle;
    }
    const [from, to] = [sums[low] ?? 0, sums[high] ?? total];
    const within = to > from ? (wanted - from) / (to - from) : 0;
    return new Date(Math.round(start + (low + within) * HOUR_MS));
  };
}
