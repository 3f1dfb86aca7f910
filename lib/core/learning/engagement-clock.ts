import type { ContactFacts } from '../contactability/contact-facts';
import { clockTime } from '../contactability/open-hours';
import { type EngagementClock, emptyClock } from './send-time';

export type EngagementMoment = { atMs: number; quality: number };

/** When somebody was there, by their clock: what came in one hour counts once, by the best of it. */
export function engagementClock(
  moments: readonly EngagementMoment[],
  clock: ContactFacts['localTimes'][number] | undefined,
): EngagementClock {
  const found = emptyClock();
  if (!clock) return found;
  const byHour = new Map<number, EngagementMoment>();
  for (const moment of moments) {
    const hour = Math.floor(moment.atMs / 3_600_000);
    const other = byHour.get(hour);
    if (!other || other.quality < moment.quality) byHour.set(hour, moment);
  }
  for (const { atMs, quality } of byHour.values()) {
    const { hour, weekday } = clockTime(clock, atMs);
    found.hours[hour] = (found.hours[hour] ?? 0) + quality;
    found.weekdays[weekday - 1] = (found.weekdays[weekday - 1] ?? 0) + quality;
    found.count++;
  }
  return found;
}
