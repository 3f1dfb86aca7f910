import { z } from 'zod';
import { microsText } from '../shared/micros';
import { budgetPeriods } from './window';

export const budgetPacings = ['none', 'even'] as const;
export type BudgetPacing = (typeof budgetPacings)[number];

/** What one cap that covers the action holds at the moment of deciding. */
export const budgetFactSchema = z.strictObject({
  windowId: z.string(),
  budgetId: z.string(),
  name: z.string(),
  period: z.enum(budgetPeriods),
  capMicros: microsText,
  committedMicros: microsText,
  /** Held by other actions: never this action's own reservation. */
  reservedMicros: microsText,
  /** What this action would hold in this window, worst case; negative or 0 never needs room. */
  neededMicros: microsText,
  /** `even`: spend may not run ahead of the share of the window that has passed. */
  pacing: z.enum(budgetPacings),
  /** Spent in this window on the days before today. */
  spentBeforeMicros: microsText,
  /** What today comes to without this action: what was spent today or what the platforms are set to spend, whichever is more. */
  todayMicros: microsText,
  /**
   * What the platforms are set to spend a day under it, without this action. Null for a cap on an agent, which counts what is added in
   * each window anew, and in records from before it was looked at.
   */
  perDayMicros: microsText.nullable().default(null),
  /** Days of the window that are left, today included. */
  daysLeft: z.number().int().min(1),
  /** Share of the window's days that have begun, today included: 0–1. */
  elapsedShare: z.number().min(0).max(1),
});
export type BudgetFact = z.infer<typeof budgetFactSchema>;
