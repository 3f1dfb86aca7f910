import { assertNever } from '../shared/assert-never';

export const budgetPeriods = ['day', 'week', 'month'] as const;
export type BudgetPeriod = (typeof budgetPeriods)[number];

/** Year, month and day of a local date `YYYY-MM-DD`; throws a RangeError for anything else. */
function parts(localDate: string): { year: number; month: number; day: number } {
  const [year, month, day] = localDate.split('-').map(Number);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(localDate) && year !== undefined && month && day;
  if (!isDate || month > 12 || day > daysInMonth(year, month)) {
    throw new RangeError(`Not a date of the form YYYY-MM-DD: ${localDate}`);
  }
  return { year, month, day };
}

function daysInMonth(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

const DAY_MS = 86_400_000;
const msOf = (localDate: string): number => Date.parse(`${localDate}T00:00:00Z`);

/** Monday 0 – Sunday 6. */
const weekday = (localDate: string): number => (new Date(msOf(localDate)).getUTCDay() + 6) % 7;

/** First day (`YYYY-MM-DD`) of the window a local date (in the workspace's time zone) lies in. Weeks begin on Monday. */
export function windowStart(period: BudgetPeriod, localDate: string): string {
  parts(localDate);
  switch (period) {
    case 'day':
      return localDate;
    case 'week':
      return new Date(msOf(localDate) - weekday(localDate) * DAY_MS).toISOString().slice(0, 10);
    case 'month':
      return `${localDate.slice(0, 8)}01`;
    default:
      return assertNever(period);
  }
}

/** Days of the window a local date lies in. */
export function windowDays(period: BudgetPeriod, localDate: string): number {
  const { year, month } = parts(localDate);
  return period === 'day' ? 1 : period === 'week' ? 7 : daysInMonth(year, month);
}

/** Days of the longest window of a period. */
export const longestWindowDays = (period: BudgetPeriod): number =>
  period === 'day' ? 1 : period === 'week' ? 7 : 31;

/** Days left in the window, the local date itself included. */
export function remainingDays(period: BudgetPeriod, localDate: string): number {
  const start = windowStart(period, localDate);
  return windowDays(period, localDate) - Math.round((msOf(localDate) - msOf(start)) / DAY_MS);
}
