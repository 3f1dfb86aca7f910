import { z } from 'zod';
import { breakerSchema } from './breakers';

/** Why a stop came that no person asked for, or that it was for practice. */
export const pauseCauseSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('drill'), drillId: z.string() }),
  z.strictObject({ type: z.literal('command_line') }),
  /** Drift or an anomaly that the policy says to stop for. */
  z.strictObject({ type: z.literal('alarm'), alarmId: z.string(), message: z.string() }),
  z.strictObject({
    type: z.literal('breaker'),
    breaker: breakerSchema,
    /** In words, with the figures. */
    message: z.string(),
    numbers: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
]);
export type PauseCause = z.infer<typeof pauseCauseSchema>;
