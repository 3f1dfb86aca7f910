import { TZDateMini } from '@date-fns/tz';

const formats = new Map<string, Intl.DateTimeFormat>();
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function parts(at: Date, timeZone: string): Record<string, string> {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
    });
    formats.set(timeZone, format);
  }
  return Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
}

/** Hour (0–23) and weekday (1 Monday – 7 Sunday) of a moment in a time zone. Throws a RangeError for an unknown zone. */
export function localTime(at: Date, timeZone: string): { hour: number; weekday: number } {
  const p = parts(at, timeZone);
  return { hour: Number(p.hour), weekday: weekdays.indexOf(p.weekday ?? '') + 1 };
}

/** The calendar day of a moment in a time zone, as YYYY-MM-DD. */
export function localDay(at: Date, timeZone: string): string {
  const p = parts(at, timeZone);
  return `${p.year}-${p.month}-${p.day}`;
}

/** A calendar day as the database's DATE columns take it. */
export const dateOfDay = (day: string): Date => new Date(`${day}T00:00:00Z`);
export const dayOfDate = (date: Date): string => date.toISOString().slice(0, 10);

/** The moment at which a local day (YYYY-MM-DD) begins in a time zone. */
export const startOfDay = (day: string, timeZone: string): Date => momentOf(day, '00:00', timeZone);

/** The moment at which the clocks of a time zone show a time (HH:MM) on a day; where they skip it, the one they skip to. */
export function momentOf(day: string, time: string, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new Date(new TZDateMini(year, month - 1, date, hour, minute, timeZone).getTime());
}

/** The moment at which the local day of a moment began. */
export const startOfLocalDay = (at: Date, timeZone: string): Date =>
  startOfDay(localDay(at, timeZone), timeZone);
