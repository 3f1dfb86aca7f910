import { z } from 'zod';
import { namedSchema } from './named';

export const practicePageSchema = z.strictObject({
  externalId: z.string(),
  title: z.string(),
  path: z.string(),
  language: z.string(),
  updatedAt: z.iso.datetime(),
  /** Who changed it last: a person by hand, or null for the API. */
  updatedBy: namedSchema.nullable(),
  variants: z.array(
    z.strictObject({ key: z.string(), headline: z.string(), text: z.string(), button: z.string() }),
  ),
  splits: z.array(z.strictObject({ segment: z.string(), title: z.string(), split: z.string() })),
});
export type PracticePage = z.infer<typeof practicePageSchema>;
export const practicePageListSchema = z.strictObject({ rows: z.array(practicePageSchema) });
