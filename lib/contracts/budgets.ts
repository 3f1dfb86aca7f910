import { z } from 'zod';
import { budgetPacings } from '@/lib/core/budgets/budget-fact';
import { budgetPeriods } from '@/lib/core/budgets/window';
import { microsText } from '@/lib/core/shared/micros';
import { actionSummarySchema } from './actions';
import { pageOf } from './list';
import { namedSchema } from './named';

export const budgetIdParams = z.strictObject({ id: z.string().min(1).max(80) });
export const budgetSubjects = ['workspace', 'channel', 'ad_account', 'campaign', 'agent'] as const;

const termsChangeSchema = z.strictObject({
  direction: z.enum(['widens', 'narrows']),
  sentence: z.string(),
});

/** A change that gives more room and waits: for a second person, or, with `effectiveAt`, until then. */
const waitingChangeSchema = z.strictObject({
  id: z.string(),
  changes: z.array(termsChangeSchema),
  note: z.string().nullable(),
  proposedBy: namedSchema,
  createdAt: z.string(),
  effectiveAt: z.string().nullable(),
});
export type WaitingBudgetChange = z.infer<typeof waitingChangeSchema>;

export const budgetRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  subject: namedSchema,
  period: z.enum(budgetPeriods),
  pacing: z.enum(budgetPacings),
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
  /** What will have been spent by tonight, and what an even pace would have come to. `isAhead`: by more than the slack. */
  pace: z.strictObject({ byTonightMicros: microsText, evenMicros: microsText, isAhead: z.boolean() }),
  /** Local days of the workspace, both included. */
  window: z.strictObject({ startsOn: z.string(), endsOn: z.string(), daysLeft: z.int() }),
  waiting: waitingChangeSchema.nullable(),
});
export type BudgetRow = z.infer<typeof budgetRowSchema>;
export const budgetPageSchema = pageOf(budgetRowSchema);
export type BudgetPage = z.infer<typeof budgetPageSchema>;

/** One local day (YYYY-MM-DD). `null`: nothing was reported for it. */
export const spendDaySchema = z.strictObject({ day: z.string(), spendMicros: microsText.nullable() });
export type SpendDay = z.infer<typeof spendDaySchema>;

/** One day of the present window, as totals since its start. Spent ends today; what is projected begins there. */
const burnDaySchema = z.strictObject({
  day: z.string(),
  spentMicros: microsText.nullable(),
  evenMicros: microsText,
  projectedMicros: microsText.nullable(),
});
export type BurnDay = z.infer<typeof burnDaySchema>;

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

const budgetEventSchema = z.strictObject({
  id: z.string(),
  at: z.string(),
  by: namedSchema,
  title: z.string(),
  changes: z.array(termsChangeSchema),
});
export type BudgetEvent = z.infer<typeof budgetEventSchema>;

export const budgetDetailSchema = budgetRowSchema.extend({
  /** Four weeks day by day (caps per day), or the days of the present window so far with their running total. */
  spend: z.array(spendDaySchema),
  /** Every day of the present window; empty for a cap per day. */
  burn: z.array(burnDaySchema),
  /** Newest first, those still held before all others; no more than fifty. */
  reservations: z.array(reservationSchema),
  reservationCount: z.int(),
  /** What is on record of it, newest first; no more than fifty. */
  history: z.array(budgetEventSchema),
});
export type BudgetDetail = z.infer<typeof budgetDetailSchema>;

const capMicros = microsText
  .max(19, 'is too large')
  .refine((text) => !text.startsWith('-'), 'must be 0 or more');
const note = z.string().trim().max(1000).nullable().default(null);

export const createBudgetBodySchema = z.strictObject({
  name: z.string().trim().min(1, 'is missing').max(120),
  subject: z.enum(budgetSubjects),
  subjectId: z.string().min(1).max(120),
  period: z.enum(budgetPeriods),
  capMicros,
  pacing: z.enum(budgetPacings).default('none'),
});
export const createBudgetResultSchema = z.strictObject({ budgetId: z.string() });

export const changeBudgetBodySchema = z.strictObject({
  capMicros: capMicros.optional(),
  pacing: z.enum(budgetPacings).optional(),
  note,
});
export const archiveBudgetBodySchema = z.strictObject({ note });
export const changeBudgetResultSchema = z.strictObject({
  changeId: z.string(),
  /** `proposed`: it waits for a second person or for `effectiveAt`. */
  status: z.enum(['active', 'proposed']),
  effectiveAt: z.string().nullable(),
});
export type ChangeBudgetOutcome = z.infer<typeof changeBudgetResultSchema>;

export const decideBudgetChangeBodySchema = z
  .strictObject({
    answer: z.enum(['confirm', 'reject']),
    reason: z.string().trim().max(1000).default(''),
  })
  .refine(({ answer, reason }) => answer === 'confirm' || reason !== '', {
    path: ['reason'],
    message: 'is missing: a rejection needs one',
  });
export const decideBudgetChangeResultSchema = z.strictObject({ status: z.enum(['active', 'rejected']) });

/** Something a budget can cap, by the name it has now; `takenPeriods` have a budget already. */
const budgetSubjectSchema = z.strictObject({
  subject: z.enum(budgetSubjects),
  subjectId: z.string(),
  name: z.string(),
  takenPeriods: z.array(z.enum(budgetPeriods)),
});
export type BudgetSubjectChoice = z.infer<typeof budgetSubjectSchema>;
export const budgetSubjectListSchema = z.strictObject({ rows: z.array(budgetSubjectSchema) });
