/** Article 12(3): one month, and once two further months with a reason. */
export const MONTHS_TO_ANSWER = 1;
export const MONTHS_OF_EXTENSION = 2;
/** From so many days before its end on, a request is shown as due soon. */
export const DUE_SOON_DAYS = 7;

const DAY_MS = 86_400_000;

/** The same moment so many months later; a day that the month does not have is its last (31 January → 28 February). */
export function monthsLater(from: Date, months: number): Date {
  const first = new Date(from);
  first.setUTCDate(1);
  first.setUTCMonth(first.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return first;
}

/** When a request that came at this moment has to be answered. */
export const dueAtOf = (receivedAt: Date, isExtended: boolean): Date =>
  monthsLater(receivedAt, isExtended ? MONTHS_TO_ANSWER + MONTHS_OF_EXTENSION : MONTHS_TO_ANSWER);

export type Urgency = 'overdue' | 'due_soon' | 'in_time';

/** How an open request stands against its deadline. */
export function urgencyOf(dueAt: Date, now: Date): Urgency {
  if (dueAt < now) return 'overdue';
  return dueAt.getTime() - now.getTime() <= DUE_SOON_DAYS * DAY_MS ? 'due_soon' : 'in_time';
}
