import { z } from 'zod';
import { actionKinds } from '@/lib/core/actions/catalogue';
import { actionStatuses } from '@/lib/core/actions/status';
import { heldChoiceSchema, pauseModeSchema, pauseSubjectSchema } from '@/lib/core/pauses/pause';
import { pauseCauseSchema } from '@/lib/core/pauses/pause-cause';
import { cursorSchema, limitSchema, pageOf } from './list';
import { namedSchema } from './named';

const reason = z.string().trim().min(1, 'is missing: say why, it goes into the record').max(1000);

export const stopBodySchema = z.strictObject({ reason, mode: pauseModeSchema.default('freeze') });
export const resumeBodySchema = z.strictObject({ reason });

export const pauseIdParams = z.strictObject({ id: z.string().min(1).max(80) });
export const pauseBodySchema = z
  .strictObject({
    subject: pauseSubjectSchema,
    /** The name of a channel, else an id; of the workspace it may be left out. */
    subjectId: z.string().min(1).max(80).optional(),
    mode: pauseModeSchema.default('freeze'),
    reason,
  })
  .refine(({ subject, subjectId }) => subject === 'workspace' || subjectId !== undefined, {
    path: ['subjectId'],
    message: 'is missing: name what to pause by its id, a channel by its name',
  });

const groupSchema = z.strictObject({
  requesterId: z.string(),
  kind: z.enum(actionKinds),
});
export const liftPauseBodySchema = z.strictObject({
  reason,
  /** What becomes of each group of held actions; a group that is not named goes on. */
  choices: z
    .array(groupSchema.extend({ choice: heldChoiceSchema }))
    .max(500)
    .default([]),
});
export type LiftPauseBody = z.input<typeof liftPauseBodySchema>;

export const pauseViewSchema = z.strictObject({
  id: z.string(),
  subject: pauseSubjectSchema,
  /** What it covers, by its present name. */
  covers: namedSchema,
  mode: pauseModeSchema,
  since: z.string(),
  by: namedSchema,
  reason: z.string(),
  cause: pauseCauseSchema.nullable(),
  liftedAt: z.string().nullable(),
  liftedBy: namedSchema.nullable(),
  liftReason: z.string().nullable(),
});
export type PauseView = z.infer<typeof pauseViewSchema>;
export const pausePageSchema = pageOf(pauseViewSchema);
export type PausePage = z.infer<typeof pausePageSchema>;
export const listPausesQuerySchema = z.strictObject({
  status: z.enum(['active', 'lifted']).default('active'),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListPausesQuery = z.output<typeof listPausesQuerySchema>;

const pausedActionSchema = z.strictObject({
  id: z.string(),
  sentence: z.string(),
  status: z.enum(actionStatuses),
  runId: z.string().nullable(),
});
export type PausedAction = z.infer<typeof pausedActionSchema>;
const listed = z.strictObject({ count: z.int(), rows: z.array(pausedActionSchema) });

/** So many refused proposals are counted at most: a stop that stands for weeks refuses without end. */
export const refusedCountedTo = 10_000;

/** What became of every action that a stop met. Lists hold the newest 50; the counts are whole. */
export const pauseAccountSchema = z.strictObject({
  pause: pauseViewSchema,
  /** Executions begun after it was committed that it should have held back: always 0. */
  claimedSince: z.int(),
  /** Held back, by who asked and kind; `choice` once it is lifted. */
  held: z.array(
    groupSchema.extend({
      requester: namedSchema,
      count: z.int(),
      choice: heldChoiceSchema.nullable(),
      /** Of those, not yet dealt with after the lifting. */
      open: z.int(),
    }),
  ),
  /** At the platform when it came, and not known yet how it ended. */
  inFlight: listed,
  /** At the platform when it came, and it took effect. */
  escaped: listed,
  /** At the platform when it came, and it had no effect. */
  noEffect: listed,
  /** Cleared before a draining stop, and carried out since. */
  drained: listed,
  /** Met or held by it, and then dropped by a person, or their time was over. */
  cancelled: listed,
  /** Proposed since and refused because of it; counted up to `refusedCountedTo`. */
  refused: z.int(),
  /** Waits for a person within what it covers. */
  waiting: z.int(),
});
export type PauseAccount = z.infer<typeof pauseAccountSchema>;

export const pauseSubjectListSchema = z.strictObject({
  rows: z.array(
    z.strictObject({
      subject: pauseSubjectSchema,
      subjectId: z.string(),
      name: z.string(),
      /** By a stop that lets nothing finish: stopping it once more changes nothing. */
      isPaused: z.boolean(),
      isDraining: z.boolean(),
    }),
  ),
});
export type PauseSubjectChoice = z.infer<typeof pauseSubjectListSchema>['rows'][number];

export const stopStateSchema = z.strictObject({
  stop: pauseViewSchema.nullable(),
  /** How much less than the whole workspace is paused. */
  partial: z.int(),
  /** Actions that wait for the stop to be lifted; each is decided again first. */
  heldActions: z.int(),
  inFlight: z.array(pausedActionSchema),
});
export type StopStateView = z.infer<typeof stopStateSchema>;

export const stopResultSchema = z.object({ pauseId: z.string(), epoch: z.int() });
export const resumeResultSchema = z.strictObject({ heldActions: z.int() });

export const stopDrillSchema = z.strictObject({
  id: z.string(),
  status: z.enum(['running', 'passed', 'failed']),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  startedBy: namedSchema.nullable(),
  pauseId: z.string().nullable(),
  stopMs: z.int().nullable(),
  claimsAfter: z.int().nullable(),
  inFlight: z.int().nullable(),
  held: z.int().nullable(),
  error: z.string().nullable(),
});
export type StopDrill = z.infer<typeof stopDrillSchema>;
export const stopDrillListSchema = z.strictObject({
  /** Days between two drills; 0 for none. */
  everyDays: z.int(),
  nextAt: z.string().nullable(),
  /** The newest 50. */
  rows: z.array(stopDrillSchema),
});
export type StopDrillList = z.infer<typeof stopDrillListSchema>;
export const drillScheduleBodySchema = z.strictObject({ everyDays: z.int().min(0).max(365) });
export const drillStartedSchema = z.strictObject({ drillId: z.string() });
