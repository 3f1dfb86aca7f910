import { z } from 'zod';
import { purposeSchema } from '../contactability/purposes';
import { wordingSchema } from './wording';

/** One message that a person sees when they next open the product; a later one takes its place. */
export const showInProductSchema = z.strictObject({
  contactId: z.string().min(1).max(80),
  purpose: purposeSchema,
  title: z.string().trim().min(1).max(80),
  body: z.string().trim().min(1).max(600),
  /** Sources of what it claims: approved facts, or as the brand guidelines name them. */
  sourceIds: z.array(z.string().min(1).max(80)).max(20),
  wording: wordingSchema.nullable(),
});
