import { z } from 'zod';

/** What every page of the console asks: do workflows run? */
export const enginePulseSchema = z.strictObject({
  state: z.enum(['working', 'starting', 'standing_still']),
  lastBeatAt: z.string().nullable(),
  since: z.string().nullable(),
});
export type EnginePulseView = z.infer<typeof enginePulseSchema>;

const count = z.int().nonnegative();

/** What the embedded engine says of itself at `GET /health`. */
export const engineFiguresSchema = z.object({
  role: z.enum(['owner', 'standby']),
  functions: count,
  queue: z.object({ due: count, oldestDueMs: count, inFlight: count, sleeping: count, waiting: count }),
  throughput: z.object({
    runsPerMinute: count,
    stepsPerMinute: count,
    runsEndedLastHour: count,
    runsFailedLastHour: count,
  }),
});
export type EngineFigures = z.infer<typeof engineFiguresSchema>;

export const engineHealthSchema = z.strictObject({
  asOf: z.string(),
  pulse: enginePulseSchema,
  /** How late the last beat was, in milliseconds. */
  lagMs: count.nullable(),
  server: z.strictObject({
    /** Host and port, never credentials. */
    host: z.string(),
    reach: z.enum(['embedded', 'server', 'unreachable']),
    figures: engineFiguresSchema.nullable(),
  }),
  /** Of this workspace. */
  unsentEvents: z.strictObject({ count, oldestAt: z.string().nullable() }),
  runs: z.strictObject({
    planned: count,
    running: count,
    waiting: count,
    oldestPlannedAt: z.string().nullable(),
  }),
});
export type EngineHealth = z.infer<typeof engineHealthSchema>;
