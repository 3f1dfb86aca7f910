import { dateOfDay, dayOfDate } from '@/lib/platform/zone';

const DAY_MS = 86_400_000;

/** The local day (YYYY-MM-DD) that lies `days` after another. */
export function addDays(day: string, days: number): string {
  return dayOfDate(new Date(dateOfDay(day).getTime() + days * DAY_MS));
}

/** Every day from the first to the last, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
