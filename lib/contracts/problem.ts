import { z } from 'zod';
import { errorCodes, invalidParamSchema } from '@/lib/core/shared/app-error';

/** RFC 9457 problem details, as every error of the API is sent (`application/problem+json`). */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(errorCodes),
  detail: z.string(),
  remedy: z.string().optional(),
  requestId: z.string(),
  invalidParams: z.array(invalidParamSchema).optional(),
});

export type Problem = z.infer<typeof problemSchema>;
