import { z } from 'zod';
import { expectedEffectSchema } from '@/lib/core/actions/proposal';
import { actionDetailSchema, actionSummarySchema } from './actions';
import { cursorSchema, limitSchema, pageOf } from './list';
import { namedSchema } from './named';

export const outcomeVerdicts = ['right', 'wrong'] as const;

/** A person's judgement of what became of an agent's action. */
export const outcomeReviewSchema = z.strictObject({
  id: z.string(),
  verdict: z.enum(outcomeVerdicts),
  note: z.string().nullable(),
  reviewer: namedSchema,
  reviewedAt: z.string(),
});
export type OutcomeReviewView = z.infer<typeof outcomeReviewSchema>;

const executionFieldsSchema = actionDetailSchema.shape.execution.unwrap().shape.fields;

export const outcomeRowSchema = z.strictObject({
  action: actionSummarySchema,
  reasoning: z.string(),
  expectedEffect: expectedEffectSchema,
  /** Per field that was set: as read before, as intended, as read back; empty where nothing was sent. */
  fields: executionFieldsSchema,
  /** When the platform accepted it, or refused. */
  happenedAt: z.string(),
  error: z.string().nullable(),
  review: outcomeReviewSchema.nullable(),
  mentions: z.array(namedSchema),
});
export type OutcomeRow = z.infer<typeof outcomeRowSchema>;

export const outcomePageSchema = pageOf(outcomeRowSchema).extend({
  /** Of the agents asked for, in their present versions: judged and needed before trust begins. Null for all agents. */
  progress: z
    .strictObject({ judged: z.int(), right: z.int(), needed: z.int(), version: z.string(), open: z.int() })
    .nullable(),
});
export type OutcomePage = z.infer<typeof outcomePageSchema>;

export const listOutcomesQuerySchema = z.strictObject({
  /** One agent's; all agents' without it. */
  agent: z.string().min(1).max(80).optional(),
  /** Only this action, judged or not: for the control beside it. */
  action: z.string().min(1).max(80).optional(),
  status: z.enum(['open', 'judged']).default('open'),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListOutcomesQuery = z.output<typeof listOutcomesQuerySchema>;

export const reviewOutcomeBodySchema = z
  .strictObject({
    actionId: z.string().min(1).max(80),
    verdict: z.enum(outcomeVerdicts),
    note: z.string().trim().max(1000).nullable().default(null),
  })
  .refine(({ verdict, note }) => verdict === 'right' || Boolean(note), {
    path: ['note'],
    message: 'is missing: “wrong” needs a note on what was wrong',
  });
export type ReviewOutcomeBody = z.input<typeof reviewOutcomeBodySchema>;
export const reviewOutcomeResultSchema = z.strictObject({ reviewId: z.string() });
