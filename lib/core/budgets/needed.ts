import { maxMicros } from '../shared/micros';
import { type BudgetPeriod, remainingDays } from './window';

/**
 * What an action may spend at worst in the window of a budget, in micros: what it adds per day, for today and every
 * remaining day of the window. Never negative: spend taken away makes no room before the platform has shown it.
 */
export function neededMicros(period: BudgetPeriod, addedDailySpendMicros: bigint, localDate: string): bigint {
  return neededForDays(addedDailySpendMicros, remainingDays(period, localDate));
}

/** The same for so many days that are left of the window. */
export const neededForDays = (addedDailySpendMicros: bigint, daysLeft: number): bigint =>
  maxMicros(0n, addedDailySpendMicros) * BigInt(daysLeft);
