import { z } from 'zod';

export const verdicts = ['allow', 'escalate', 'deny'] as const;
export type Verdict = (typeof verdicts)[number];

/** One rule's part in a decision, in a sentence a marketer understands, with its numbers and the way out. */
export const findingSchema = z.strictObject({
  rule: z.string(),
  verdict: z.enum(verdicts),
  message: z.string(),
  numbers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  remedy: z.string().nullable(),
});
export type Finding = z.infer<typeof findingSchema>;

export type Decision = { verdict: Verdict; findings: Finding[] };
