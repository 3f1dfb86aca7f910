import { addDays } from '@/lib/core/statistics/campaign-day';

/** Every day (YYYY-MM-DD) from the first to the last, both included. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) days.push(day);
  return days;
}
