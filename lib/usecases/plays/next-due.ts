import type { Trigger } from '@/lib/core/plays/play-body';
import { localDay, localTime, momentOf } from '@/lib/platform/zone';

const DAY_MS = 86_400_000;

/**
 * The first moment after `after` at which a schedule is due by the clock of a zone; null for what is no schedule. A time that a change of
 * the clock leaves out is due at the hour it skips to; one that comes twice is due once.
 */
export function nextDue(trigger: Trigger, after: Date, timeZone: string): Date | null {
  if (trigger.on !== 'schedule') return null;
  // A day too many, for weeks that a change of the clock makes longer.
  for (let i = 0; i <= 8; i++) {
    const day = localDay(new Date(after.getTime() + i * DAY_MS), timeZone);
    const due = momentOf(day, trigger.at, timeZone);
    if (due.getTime() <= after.getTime()) continue;
    if (trigger.weekday === null || localTime(due, timeZone).weekday === trigger.weekday) return due;
  }
  throw new Error(`No day of the week is ${trigger.weekday}.`);
}
