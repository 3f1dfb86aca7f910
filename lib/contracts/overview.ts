import { z } from 'zod';
import { microsText } from '@/lib/core/shared/micros';
import { actionSummarySchema } from './actions';
import { decisionSeriesSchema } from './agents';
import { budgetRowSchema, spendDaySchema } from './budgets';

export const incidentStatuses = [
  'held',
  'outcome_unknown',
  'needs_person',
  'rollback_conflict',
  /** Accepted a while ago and never seen. */
  'accepted',
  'failed',
] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

export const firstStepKeys = ['signals', 'runs', 'approve', 'undo', 'stop', 'narrow'] as const;
export type FirstStepKey = (typeof firstStepKeys)[number];

export const overviewSchema = z.strictObject({
  asOf: z.string(),
  /** The local day (YYYY-MM-DD), and the first of the seven that end with it. */
  today: z.string(),
  weekStartsOn: z.string(),
  agents: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      isPaused: z.boolean(),
      executedToday: z.int(),
      executedWeek: z.int(),
      undoneWeek: z.int(),
      /** What it did and nobody has judged yet. */
      toJudge: z.int(),
    }),
  ),
  waiting: z.strictObject({
    count: z.int(),
    mine: z.int(),
    oldestAt: z.string().nullable(),
    /** Those whose time ends first. */
    rows: z.array(
      z.strictObject({
        id: z.string(),
        deadlineAt: z.string(),
        isMine: z.boolean(),
        action: actionSummarySchema,
      }),
    ),
  }),
  budgets: z.array(budgetRowSchema),
  spend: z.strictObject({
    days: z.array(spendDaySchema),
    /** The cap per day in force now, with the budget that sets it. */
    cap: z.strictObject({ budgetId: z.string(), name: z.string(), capMicros: microsText }).nullable(),
  }),
  decisions: decisionSeriesSchema,
  incidents: z.strictObject({
    counts: z.record(z.enum(incidentStatuses), z.int()),
    rows: z.array(z.strictObject({ at: z.string(), action: actionSummarySchema })),
    /** Alarms of drift and anomalies that nobody has settled. */
    alarms: z.int(),
    /** What people asked for about their data and have not been answered, by how near the deadline is. */
    rights: z.strictObject({ overdue: z.int(), dueSoon: z.int() }),
  }),
  signals: z.strictObject({
    lastHour: z.int(),
    lastDay: z.int(),
    newestAt: z.string().nullable(),
    /** The last 24 hours, oldest first. */
    perHour: z.array(z.int()),
  }),
  /** null: this workspace has no generator. */
  generator: z.strictObject({ isOn: z.boolean() }).nullable(),
  /** What a newcomer does first, as far as their roles allow it; ticked by what is in the rows. */
  firstSteps: z.array(z.strictObject({ key: z.enum(firstStepKeys), isDone: z.boolean() })),
});
export type Overview = z.infer<typeof overviewSchema>;

export const generatorBodySchema = z.strictObject({ on: z.boolean() });
export const generatorResultSchema = z.strictObject({ on: z.boolean() });

export const countsSchema = z.strictObject({ approvals: z.int() });
