import type { BudgetFact } from './budget-fact';
import { perDayPart } from './per-day-part';

/** Spend may run this share of the cap ahead of the days before somebody is asked: days are never alike. */
export const PACING_SLACK = 0.1;

type PaceInput = Pick<
  BudgetFact,
  | 'capMicros'
  | 'spentBeforeMicros'
  | 'todayMicros'
  | 'reservedMicros'
  | 'neededMicros'
  | 'daysLeft'
  | 'elapsedShare'
>;

/**
 * How far a window will have been spent by the end of today, against the even share of its cap. What is held and needed is for
 * all days that are left, so today's part of it counts; rounded up.
 * @returns micros by tonight, micros an even pace would have come to, and both as shares of the cap (0 where the cap is 0),
 * `limit` with the slack and never above the cap.
 */
export function measurePace(budget: PaceInput): {
  byTonightMicros: bigint;
  evenMicros: bigint;
  share: number;
  limit: number;
} {
  const cap = BigInt(budget.capMicros);
  const byTonightMicros =
    BigInt(budget.spentBeforeMicros) +
    BigInt(budget.todayMicros) +
    perDayPart(BigInt(budget.reservedMicros), budget.daysLeft) +
    perDayPart(BigInt(budget.neededMicros), budget.daysLeft);
  return {
    byTonightMicros,
    evenMicros: BigInt(Math.round(Number(cap) * budget.elapsedShare)),
    share: cap > 0n ? Number(byTonightMicros) / Number(cap) : 0,
    limit: Math.min(1, budget.elapsedShare + PACING_SLACK),
  };
}
