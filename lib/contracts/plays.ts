import { z } from 'zod';
import { trialDays } from '../core/plays/limits';
import { playBodySchema, playStatusSchema } from '../core/plays/play-body';
import { runStatuses } from '../core/runs/run-status';
import { microsText } from '../core/shared/micros';
import { namedSchema } from './named';
import { pauseViewSchema } from './stops';

const version = z.int();
const at = z.iso.datetime();
const title = z.string().trim().min(1, 'name it').max(120);

export const playParamsSchema = z.strictObject({ playId: z.string().min(1).max(80) });
export const playIdSchema = z.strictObject({ id: z.string(), version });

export const playRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  status: playStatusSchema,
  version,
  /** What sets it off, as a sentence. */
  trigger: z.string(),
  goal: z.string(),
  nextDueAt: at.nullable(),
  /** Of the last 7 days: people it took up, and runs of them that were worth starting. */
  matches: z.int(),
  runs: z.int(),
});
export type PlayRow = z.infer<typeof playRowSchema>;
export const playsSchema = z.strictObject({ rows: z.array(playRowSchema) });

export const playMatchSchema = z.strictObject({
  id: z.string(),
  contact: namedSchema,
  version,
  matchedAt: at,
  /** Sentences: which conditions held. */
  why: z.array(z.string()),
  run: z.strictObject({ id: z.string(), status: z.enum(runStatuses) }),
});
export type PlayMatch = z.infer<typeof playMatchSchema>;

/** What a play has reached of its goal within its horizon, and the rows behind that. */
const goalProgressSchema = z.strictObject({
  since: at,
  /** In the measure's own unit, money in units; null while nothing tells of it. */
  reached: z.number().nullable(),
  /** Of return on ad spend: the campaigns that the play acted on, since it did so. */
  campaigns: z.array(
    z.strictObject({ campaign: namedSchema, spendMicros: microsText, revenueMicros: microsText }),
  ),
  /** Of customers kept: those whose last renewal was won or lost. */
  renewals: z.strictObject({ kept: z.int(), lost: z.int() }).nullable(),
});
export type GoalProgress = z.infer<typeof goalProgressSchema>;
export const playDetailSchema = z.strictObject({
  ...playRowSchema.shape,
  body: playBodySchema,
  progress: goalProgressSchema,
  /** The version that somebody tried last; it can go live once it is the present one. */
  triedVersion: version.nullable(),
  /** The stop of what it leads to, while one is in force. */
  pause: pauseViewSchema.nullable(),
  /** The newest, at most 50. */
  recent: z.array(playMatchSchema),
  /** The newest first. */
  versions: z.array(
    z.strictObject({
      version,
      by: namedSchema,
      at,
      trigger: z.string(),
      conditions: z.array(z.string()),
      /** What it was to reach, what it might cost, and who went first. */
      goals: z.array(z.string()),
    }),
  ),
});
export type PlayDetail = z.infer<typeof playDetailSchema>;

export const createPlayBodySchema = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be lower-case letters, digits or dashes'),
  title,
  body: playBodySchema,
});
export type CreatePlayBody = z.output<typeof createPlayBodySchema>;
/** `version` is the one that was changed: whoever changed it meanwhile is not overwritten. */
export const changePlayBodySchema = z
  .strictObject({ version, title: title.optional(), body: playBodySchema.optional() })
  .refine((fields) => fields.title !== undefined || fields.body !== undefined, 'name at least one field');
export type ChangePlayBody = z.output<typeof changePlayBodySchema>;
export const switchPlayBodySchema = z.strictObject({
  version,
  status: playStatusSchema.exclude(['draft']),
});
export type SwitchPlayBody = z.output<typeof switchPlayBodySchema>;

export const tryPlayBodySchema = z.strictObject({
  version,
  days: z.union(trialDays.map((days) => z.literal(days))),
});
export const playTrialSchema = z.strictObject({
  version,
  days: z.int(),
  /** What was looked at; where `isCut`, there is more. */
  of: z.enum(['signals', 'people', 'surges']),
  looked: z.int(),
  isCut: z.boolean(),
  /** Runs that it would have made: each person once within the days between two. */
  matches: z.int(),
  people: z.int(),
  /** Of these people, how many had a run anyhow. */
  hadRun: z.int(),
  /** By day, oldest first; empty where people were looked at as they are now. */
  perDay: z.array(z.strictObject({ day: z.iso.date(), matches: z.int() })),
  /** The newest of them. */
  sample: z.array(z.strictObject({ contact: namedSchema, at: at.nullable(), why: z.array(z.string()) })),
});
export type PlayTrial = z.infer<typeof playTrialSchema>;
