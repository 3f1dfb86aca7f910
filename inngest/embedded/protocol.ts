import { z } from 'zod';

/** The shapes that cross the wire between this engine and the Inngest SDK (4.x). */

const plainText = z
  .string()
  .max(256)
  .refine((text) => !text.includes('\0'));

export const eventInputSchema = z.object({
  id: plainText.nullish(),
  name: plainText.min(1),
  data: z.record(z.string(), z.unknown()).nullish(),
  user: z.record(z.string(), z.unknown()).nullish(),
  ts: z.number().int().nonnegative().nullish(),
  v: z.string().nullish(),
  meta: z.unknown().optional(),
});
export type EventInput = z.infer<typeof eventInputSchema>;

/** An event as functions see it. `user` is always an object: the SDK relies on it. */
export type EventPayload = {
  id: string;
  name: string;
  data: Record<string, unknown>;
  user: Record<string, unknown>;
  ts: number;
  v?: string;
  meta?: unknown;
};

export const stepOpSchema = z.object({
  op: z.string(),
  id: z.string().min(1),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});
export type StepOp = z.infer<typeof stepOpSchema>;
export const stepOpsSchema = z.array(stepOpSchema);

export const checkpointSchema = z.object({
  qi_id: z.string().min(1),
  generation_id: z.number().int(),
  steps: stepOpsSchema,
});

export const registrationSchema = z.object({ functions: z.array(z.unknown()) });

export type ErrorShape = { name: string; message: string; stack?: string; cause?: unknown };

/** Reads whatever a function threw into the one shape that steps and events carry. */
export function toErrorShape(value: unknown): ErrorShape {
  if (typeof value === 'string') return { name: 'Error', message: value };
  if (typeof value !== 'object' || value === null)
    return { name: 'Error', message: 'The function failed without a message.' };
  const { name, message, stack, cause, error } = value as Record<string, unknown>;
  const said =
    typeof message === 'string' ? message : typeof error === 'string' ? error : JSON.stringify(value);
  return {
    name: typeof name === 'string' && name !== '' ? name : 'Error',
    message: said,
    ...(typeof stack === 'string' ? { stack } : {}),
    ...(cause === undefined ? {} : { cause }),
  };
}
