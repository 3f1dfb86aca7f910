import { z } from 'zod';
import { verdicts } from '../gate/finding';
import { patchSchema } from './patch';

/** One thing that was put otherwise: "Had {what} been {to} instead of {from}". */
export const counterfactualChangeSchema = z.strictObject({
  lever: z.string(),
  origin: z.enum(['circumstance', 'limit']),
  what: z.string(),
  from: z.string(),
  to: z.string(),
});

/** With the patch and all else as it was, the gate gives this verdict: decided again before it is stated. */
export const counterfactualSchema = z.strictObject({
  verdict: z.enum(verdicts),
  changes: z.array(counterfactualChangeSchema).min(1),
  sentence: z.string(),
  patch: patchSchema,
});
export type Counterfactual = z.infer<typeof counterfactualSchema>;
export type CounterfactualChange = z.infer<typeof counterfactualChangeSchema>;
