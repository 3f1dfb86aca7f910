import { TZDateMini } from '@date-fns/tz';

/** The moment at which a local day (YYYY-MM-DD) begins in a time zone. */
export function startOfDay(day: string, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDateMini(year, month - 1, date, timeZone).getTime());
}
