import type { ScopeBody } from './scope-body';

export type ScopeHours = ScopeBody['hours'];

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Whether an hour (0–23) of a weekday (1 Monday – 7), both in the zone of the window, lies within it. */
export const coversHour = (hours: ScopeHours, weekday: number, hour: number): boolean =>
  hours.days.includes(weekday) && hour >= hours.from && hour < hours.to;

/** Which of the 168 hours of a week the first window has and the second lacks, zones left aside. */
export function hoursBeyond(hours: ScopeHours, other: ScopeHours): number {
  let count = 0;
  for (let weekday = 1; weekday <= 7; weekday++) {
    for (let hour = 0; hour < 24; hour++) {
      if (coversHour(hours, weekday, hour) && !coversHour(other, weekday, hour)) count++;
    }
  }
  return count;
}

const nothing = { from: 0, to: 0, days: [] as number[], timeZone: 'UTC' };
const always = { from: 0, to: 24, days: [1, 2, 3, 4, 5, 6, 7], timeZone: 'UTC' };
export const isNever = (hours: ScopeHours): boolean => hoursBeyond(hours, nothing) === 0;
export const isAlways = (hours: ScopeHours): boolean => hoursBeyond(always, hours) === 0;

/** `Mon, Tue, Wed from 8:00 to 18:00 (Europe/Berlin)`. */
export function describeHours(hours: ScopeHours): string {
  if (isNever(hours)) return 'at no time';
  if (isAlways(hours)) return 'at any time';
  const days = [...new Set(hours.days)].sort((a, b) => a - b).map((day) => dayNames[day - 1] ?? `day ${day}`);
  const when = days.length === 7 ? 'every day' : days.join(', ');
  return `${when} from ${hours.from}:00 to ${hours.to}:00 (${hours.timeZone})`;
}
