import { z } from 'zod';
import { counterfactualSchema } from '@/lib/core/explain/counterfactual';
import { findingSchema, verdicts } from '@/lib/core/gate/finding';
import { namedSchema } from './named';

export const decisionIdParams = z.strictObject({ id: z.string().min(1).max(80) });

/** Whom a line is about is a link: people are named by id alone. */
const factLineSchema = z.strictObject({
  label: z.string(),
  value: z.string(),
  about: namedSchema.nullable(),
});

/** What was known, which rules spoke, and what would have changed one answer of the gate. */
export const decisionExplanationSchema = z.strictObject({
  id: z.string(),
  actionId: z.string(),
  stage: z.enum(['submit', 'approval', 'claim']),
  verdict: z.enum(verdicts),
  decidedAt: z.string(),
  /** Null where the facts can't be read any more. */
  facts: z.array(z.strictObject({ title: z.string(), lines: z.array(factLineSchema) })).nullable(),
  /** The strongest first. */
  findings: z.array(findingSchema),
  /** Why nothing can be said of what would have changed it; null where it can. */
  unexplained: z.enum(['facts_unreadable', 'rules_changed']).nullable(),
  counterfactuals: z.array(counterfactualSchema),
  /** How many changed forms of the case were decided, and whether the search ended before all were. */
  tried: z.int(),
  endedEarly: z.boolean(),
  currency: z.string(),
  /** Names of the ids in findings. */
  mentions: z.array(namedSchema),
});
export type DecisionExplanation = z.infer<typeof decisionExplanationSchema>;
