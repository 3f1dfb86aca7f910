import { z } from 'zod';
import { inputRefSchema } from '../actions/proposal';
import { microsText } from '../shared/micros';
import { agentKindSchema } from './agent-kind';

/** A way of answering the signal that was weighed; `agentKind` null is doing nothing. */
export const planAlternativeSchema = z.strictObject({
  agentKind: agentKindSchema.nullable(),
  why: z.string().min(1).max(1000),
  expectedValueMicros: microsText,
});
export type PlanAlternative = z.infer<typeof planAlternativeSchema>;

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
    alternatives: z.array(planAlternativeSchema).max(8),
    inputs: z.array(inputRefSchema).max(40),
  })
  .refine((plan) => (plan.action === 'assign') === (plan.agentKind !== null), {
    message: 'A plan that assigns names the agent; a plan that does nothing names none.',
    path: ['agentKind'],
  });
export type Plan = z.infer<typeof planSchema>;
