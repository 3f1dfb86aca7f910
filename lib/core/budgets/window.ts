export type BudgetPeriod = 'day' | 'month';

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

/** First day (`YYYY-MM-DD`) of the window a local date (in the workspace's time zone) lies in. */
export function windowStart(period: BudgetPeriod, localDate: string): string {
  parts(localDate);
  return period === 'day' ? localDate : `${localDate.slice(0, 8)}01`;
}

/** Days left in the window, the local date itself included. */
export function remainingDays(period: BudgetPeriod, localDate: string): number {
  const { year, month, day } = parts(localDate);
  return period === 'day' ? 1 : daysInMonth(year, month) - day + 1;
}
