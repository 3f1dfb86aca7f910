import { z } from 'zod';
import { budgetPeriods } from '@/lib/core/budgets/window';
import { microsText } from '@/lib/core/shared/micros';
import { actionSummarySchema } from './actions';
import { pageOf } from './list';
import { namedSchema } from './named';

export const budgetIdParams = z.strictObject({ id: z.string().min(1).max(80) });

export const budgetRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  subject: namedSchema,
  period: z.enum(budgetPeriods),
  currency: z.string(),
  capMicros: microsText,
  /** Reported as spent in the present window. */
  spentMicros: microsText,
  /** Spent, and what the platforms are set to spend until the window ends. */
  committedMicros: microsText,
  /** Held by actions that are cleared and not yet done. */
  reservedMicros: microsText,
  /** Cap less committed less held; negative when a cap was lowered below them. */
  leftMicros: microsText,
  heldCount: z.int(),
  /** Local days of the workspace, both included. */
  window: z.strictObject({ startsOn: z.string(), endsOn: z.string(), daysLeft: z.int() }),
});
export type BudgetRow = z.infer<typeof budgetRowSchema>;
export const budgetPageSchema = pageOf(budgetRowSchema);
export type BudgetPage = z.infer<typeof budgetPageSchema>;

/** One local day (YYYY-MM-DD). `null`: nothing was reported for it. */
export const spendDaySchema = z.strictObject({ day: z.string(), spendMicros: microsText.nullable() });
export type SpendDay = z.infer<typeof spendDaySchema>;

const reservationSchema = z.strictObject({
  id: z.string(),
  status: z.enum(['held', 'settled', 'released']),
  amountMicros: microsText,
  settledMicros: microsText.nullable(),
  createdAt: z.string(),
  closedAt: z.string().nullable(),
  action: actionSummarySchema,
});
export type ReservationView = z.infer<typeof reservationSchema>;

export const budgetDetailSchema = budgetRowSchema.extend({
  /** Per day: spend of that day (caps per day) or of the month so far (caps per month). */
  spend: z.array(spendDaySchema),
  /** Newest first, those still held before all others; no more than fifty. */
  reservations: z.array(reservationSchema),
  reservationCount: z.int(),
  capChanges: z.array(
    z.strictObject({
      id: z.string(),
      at: z.string(),
      by: namedSchema,
      fromMicros: microsText,
      toMicros: microsText,
    }),
  ),
});
export type BudgetDetail = z.infer<typeof budgetDetailSchema>;

export const setBudgetCapBodySchema = z.strictObject({
  capMicros: microsText.refine((text) => !text.startsWith('-'), 'must be 0 or more'),
});
export const setBudgetCapResultSchema = z.strictObject({ capMicros: microsText });
