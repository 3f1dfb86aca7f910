import { z } from 'zod';
import { actionStatuses } from '@/lib/core/actions/status';
import { namedSchema } from './named';

const reason = z.string().trim().min(1, 'is missing: say why, it goes into the record').max(1000);

export const stopBodySchema = z.strictObject({ reason });
export const resumeBodySchema = z.strictObject({ reason });

export const pauseViewSchema = z.strictObject({
  id: z.string(),
  since: z.string(),
  by: namedSchema,
  reason: z.string(),
});
export type PauseView = z.infer<typeof pauseViewSchema>;

/** An action that was already at the platform when the stop came: it keeps its own record. */
const inFlightSchema = z.strictObject({
  id: z.string(),
  sentence: z.string(),
  status: z.enum(actionStatuses),
  runId: z.string().nullable(),
});

export const stopStateSchema = z.strictObject({
  stop: pauseViewSchema.nullable(),
  /** Actions that wait for the stop to be lifted; each is decided again first. */
  heldActions: z.int(),
  inFlight: z.array(inFlightSchema),
});
export type StopStateView = z.infer<typeof stopStateSchema>;

export const stopResultSchema = z.strictObject({ pauseId: z.string(), epoch: z.int() });
export const resumeResultSchema = z.strictObject({ heldActions: z.int() });
