import type { AuditTimeline } from '@/lib/contracts/audit';
import { localDay, startOfDay } from '@/lib/platform/zone';

export type Bar = { from: string; to: string; startsAt: number };

/** No more bars than can be told apart. */
const MOST = 92;
const DAY_MS = 86_400_000;

const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;
/** Monday of its week. */
const weekOf = (day: string) => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
const monthOf = (day: string) => `${day.slice(0, 7)}-01`;

/** The days, weeks or months from one moment to another in a time zone, as fine as leaves them to be told apart. */
export function timelineBars(
  firstAt: number,
  lastAt: number,
  timeZone: string,
): { unit: AuditTimeline['unit']; bars: Bar[] } {
  const [first, last] = [localDay(new Date(firstAt), timeZone), localDay(new Date(lastAt), timeZone)];
  const days = daysBetween(first, last) + 1;
  const unit = days <= MOST ? 'day' : days <= MOST * 7 - 6 ? 'week' : 'month';
  const begin = { day: first, week: weekOf(first), month: monthOf(first) }[unit];
  const after = (day: string) =>
    ({ day: addDays(day, 1), week: addDays(day, 7), month: monthOf(addDays(day, 31)) })[unit];
  const bars: Bar[] = [];
  for (let day = begin; day <= last; day = after(day))
    bars.push({ from: day, to: addDays(after(day), -1), startsAt: startOfDay(day, timeZone).getTime() });
  return { unit, bars };
}

/** Which bar a moment falls into; what is before the first or after the last counts with it. */
export function barAt(bars: readonly Bar[], at: number): number {
  let [low, high] = [0, bars.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((bars[middle]?.startsAt ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
