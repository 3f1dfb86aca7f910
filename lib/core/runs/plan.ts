import { z } from 'zod';
import { inputRefSchema } from '../actions/proposal';
import { microsText } from '../shared/micros';
import { agentKindSchema } from './agent-kind';
import { handoffSchema } from './handoff';

const id = z.string().min(1).max(80);

/** What a candidate plan comes to, in the workspace's currency: the score is its value less everything else. */
export const weighingSchema = z.strictObject({
  valueMicros: microsText,
  mediaMicros: microsText,
  messagesMicros: microsText,
  /** Time of owners who take contacts over. */
  ownersMicros: microsText,
  riskMicros: microsText,
  reviewMicros: microsText,
  scoreMicros: microsText,
  reviewMinutes: z.number().min(0),
  /** Sentences: what can go wrong, and what that is taken to cost. */
  risks: z.array(z.string().max(300)).max(8),
});
export type Weighing = z.infer<typeof weighingSchema>;

/** A way of answering the signal that was weighed; `agentKind` null is doing nothing. */
export const planAlternativeSchema = z.strictObject({
  agentKind: agentKindSchema.nullable(),
  why: z.string().min(1).max(1000),
  expectedValueMicros: microsText,
  /** The agents of its steps, in their order, each once. */
  agents: z.array(agentKindSchema).max(10).default([]),
  weighing: weighingSchema.nullable().default(null),
  /** Why it was not chosen; null in plans from before that was kept. */
  whyNot: z.string().max(500).nullable().default(null),
});
export type PlanAlternative = z.infer<typeof planAlternativeSchema>;

const rise = z.strictObject({ low: z.number(), mid: z.number(), high: z.number() });
/**
 * The relative rise of the outcome that an agent's part was weighed by, or all parts of a play together (`agentKind` null): what is assumed,
 * what a holdout has measured, and what was used, which is measured by its `weight` and assumed by the rest.
 */
export const upliftUsedSchema = z.strictObject({
  agentKind: agentKindSchema.nullable(),
  assumed: rise,
  used: rise,
  weight: z.number().min(0).max(1),
  measured: z
    .strictObject({
      holdoutId: id,
      units: z.int().min(0),
      relative: z.number(),
      low: z.number(),
      high: z.number(),
    })
    .nullable(),
});
export type UpliftUsed = z.infer<typeof upliftUsedSchema>;

/** One agent's part in a plan. */
export const planStepSchema = z.strictObject({
  /** Counted from 0 over the life of the run; a step that is added later has the next number. */
  number: z.int().min(0).max(999),
  agentKind: agentKindSchema,
  subject: z.strictObject({ type: z.enum(['contact', 'account', 'campaign']), id }),
  /** The signal it works from. */
  signalId: id,
  why: z.string().min(1).max(500),
  /** What the orchestrator hands over with it, where the agent takes a contact over. */
  handoff: handoffSchema.nullable(),
});
export type PlanStep = z.infer<typeof planStepSchema>;

/** A play that wanted the same account or person at the same time, and the run in which it had it. */
export const planConflictSchema = z.strictObject({ playId: id, runId: id, why: z.string().max(500) });
export type PlanConflict = z.infer<typeof planConflictSchema>;

/** What the orchestrator decided to do about a signal, and what else it weighed. Values are in the workspace's currency. */
export const planSchema = z
  .strictObject({
    action: z.enum(['assign', 'none']),
    agentKind: agentKindSchema.nullable(),
    why: z.string().min(1).max(2000),
    expectedValueMicros: microsText,
    expectedValueLowMicros: microsText,
    expectedValueHighMicros: microsText,
    /** Sentences: what the value rests on that was assumed, not observed. */
    assumptions: z.array(z.string().max(300)).max(12),
    /** Of plans from before holdouts were read back, none. */
    uplifts: z.array(upliftUsedSchema).max(8).default([]),
    alternatives: z.array(planAlternativeSchema).max(8),
    inputs: z.array(inputRefSchema).max(40),
    weighing: weighingSchema.nullable().default(null),
    /** Of plans with more than one part; where there are none the one part is that of `agentKind`. */
    steps: z.array(planStepSchema).max(60).default([]),
    /** The play that it gives way to: then nothing is done. */
    yieldsTo: planConflictSchema.nullable().default(null),
    /** Plays that give way to it. */
    goesBefore: z.array(planConflictSchema).max(20).default([]),
  })
  .refine((plan) => (plan.action === 'assign') === (plan.agentKind !== null), {
    message: 'A plan that assigns names the agent; a plan that does nothing names none.',
    path: ['agentKind'],
  });
export type Plan = z.infer<typeof planSchema>;
