import { z } from 'zod';
import { contentFieldSchema, contentFindingSchema } from '@/lib/core/brand-safety/content';
import { brandGuidelinesSchema } from '@/lib/core/brand-safety/guidelines';

/** Content to try the brand guidelines on; nothing is sent or kept. */
export const tryContentBodySchema = z.strictObject({
  /** Guidelines that are not in force yet; left out: those in force. */
  guidelines: brandGuidelinesSchema.optional(),
  fields: z
    .array(contentFieldSchema.extend({ text: z.string().max(20_000) }))
    .min(1)
    .max(10),
  /** As if an agent sent it: the disclosure is asked for. */
  byAgent: z.boolean().default(true),
  sourceIds: z.array(z.string().min(1).max(80)).max(20).default([]),
});
export type TryContentBody = z.input<typeof tryContentBodySchema>;

export const tryContentResultSchema = z.strictObject({
  verdict: z.enum(['allow', 'escalate', 'deny']),
  /** What is refused first; offsets are UTF-16, into the text of the field named. */
  findings: z.array(contentFindingSchema),
});
export type TryContentResult = z.infer<typeof tryContentResultSchema>;
