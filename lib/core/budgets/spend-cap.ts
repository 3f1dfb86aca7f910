import type { BudgetPacing } from './budget-fact';
import type { BudgetPeriod } from './window';

/** What a cap leaves to plan with today. Money in micros as text. */
export type SpendCap = {
  id: string;
  name: string;
  period: BudgetPeriod;
  pacing: BudgetPacing;
  /** The campaigns that spend under it. */
  covers: 'all' | readonly string[];
  capMicros: string;
  /** What the campaigns under it are set to spend a day; null for a cap on an agent, which counts what is added alone. */
  perDayMicros: string | null;
  /** Spent on the days of the window before today. */
  spentBeforeMicros: string;
  /** Neither spent nor bound until the window ends. */
  leftMicros: string;
  /** Days left in the window, today included. */
  daysLeft: number;
};

export const coveredBy = (cap: Pick<SpendCap, 'covers'>, campaignId: string): boolean =>
  cap.covers === 'all' || cap.covers.includes(campaignId);

/** How much more may be spent a day, on every day that is left; never negative. */
export function roomPerDay({ leftMicros, daysLeft }: SpendCap): bigint {
  const left = BigInt(leftMicros);
  return left <= 0n ? 0n : left / BigInt(daysLeft);
}

/** The daily spend with which the window ends exactly at its cap; never negative. */
export function evenPerDay({ capMicros, spentBeforeMicros, daysLeft }: SpendCap): bigint {
  const open = BigInt(capMicros) - BigInt(spentBeforeMicros);
  return open <= 0n ? 0n : open / BigInt(daysLeft);
}
