import { TZDate } from '@date-fns/tz';

/** The last day (YYYY-MM-DD) on which something holds that ends at a moment, in a time zone. */
export const lastDayOf = (expiresAt: string, timeZone: string): string =>
  new TZDate(Date.parse(expiresAt), timeZone).toISOString().slice(0, 10);

/** The last second of a day (YYYY-MM-DD) in a time zone, as an ISO moment. */
export function endOfDay(day: string, timeZone: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new TZDate(year, month - 1, date, 23, 59, 59, timeZone).toISOString();
}
