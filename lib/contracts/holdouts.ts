import { z } from 'zod';
import { evidenceSchema, standingEvidenceSchema } from '../core/holdouts/evidence';
import {
  armSharesSchema,
  holdoutArmSchema,
  holdoutOutcomeSchema,
  holdoutStatuses,
  holdoutUnitSchema,
} from '../core/holdouts/holdout';
import { microsText } from '../core/shared/micros';
import { namedSchema } from './named';

const at = z.iso.datetime();
const day = z.iso.date();
const id = z.string().min(1).max(80);

export const holdoutParamsSchema = z.strictObject({ holdoutId: id });
export const listHoldoutsQuerySchema = z.strictObject({
  /** The id of a play or of an agent: holdouts of it alone. */
  of: id.optional(),
});

/** All in one unit of the workspace's currency, or of the outcome. */
export const intervalSchema = z.strictObject({ estimate: z.number(), low: z.number(), high: z.number() });
const costsSchema = z.strictObject({ media: z.number(), tokens: z.number(), reviewer: z.number() });

export const holdoutRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The play or the agent whose work is measured. */
  of: namedSchema,
  unit: holdoutUnitSchema,
  status: z.enum(holdoutStatuses),
  shares: armSharesSchema,
  startedAt: at,
  endsAt: at.nullable(),
  stoppedAt: at.nullable(),
  /** Units met, in all arms, and of them those whose time is over. */
  met: z.int(),
  judged: z.int(),
  plannedUnits: z.int(),
  evidence: evidenceSchema,
  /** What acting on one unit is worth, all costs taken off; null while nothing can be said. */
  net: intervalSchema.nullable(),
  currency: z.string(),
});
export type HoldoutRow = z.infer<typeof holdoutRowSchema>;
export const holdoutsSchema = z.strictObject({ rows: z.array(holdoutRowSchema) });

export const holdoutArmViewSchema = z.strictObject({
  arm: holdoutArmSchema,
  share: z.int(),
  met: z.int(),
  judged: z.int(),
  /** Of the outcome, for each unit judged. */
  mean: z.number(),
  /** For each unit judged. */
  costs: costsSchema,
});
export type HoldoutArmView = z.infer<typeof holdoutArmViewSchema>;

export const holdoutDetailSchema = z.strictObject({
  ...holdoutRowSchema.shape,
  outcome: holdoutOutcomeSchema,
  worthMicros: microsText.nullable(),
  outcomeWithinDays: z.int(),
  reviewMinutes: z.int(),
  reviewerHourMicros: microsText,
  startedBy: namedSchema,
  stoppedBy: namedSchema.nullable(),
  stopReason: z.string().nullable(),
  /** What it does, in sentences. */
  words: z.array(z.string()),
  arms: z.array(holdoutArmViewSchema),
  sampleRatio: z.strictObject({ chiSquare: z.number(), degrees: z.int(), p: z.number(), fails: z.boolean() }),
  lift: intervalSchema.nullable(),
  parts: z.strictObject({ lift: z.number(), ...costsSchema.shape }),
  /** The same interval as it stood at the end of earlier days, the oldest first. */
  over: z.array(z.strictObject({ day, units: z.int(), net: intervalSchema })),
  /** How many more units the smaller group needs before anything is said. */
  missing: z.int(),
  /** The newest met, at most 50. */
  recent: z.array(z.strictObject({ unit: namedSchema, arm: holdoutArmSchema, metAt: at })),
});
export type HoldoutDetail = z.infer<typeof holdoutDetailSchema>;

const amount = microsText.refine((value) => !value.startsWith('-'), 'must not be below 0');
export const startHoldoutBodySchema = z
  .strictObject({
    name: z.string().trim().min(1, 'name it').max(120),
    of: z.strictObject({ type: z.enum(['play', 'agent']), id }),
    unit: holdoutUnitSchema,
    shares: armSharesSchema,
    outcome: holdoutOutcomeSchema,
    /** Null where the outcome is money itself. */
    worthMicros: amount.nullable(),
    outcomeWithinDays: z.int().min(1, 'must be at least 1').max(365, 'must be at most 365'),
    plannedUnits: z.int().min(100, 'must be at least 100').max(10_000_000, 'must be at most 10,000,000'),
    reviewMinutes: z.int().min(0, 'must be at least 0').max(480, 'must be at most 480'),
    reviewerHourMicros: amount,
    endsAt: at.nullable().default(null),
  })
  .superRefine(({ outcome, worthMicros, unit }, context) => {
    const issue = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    if (outcome === 'conversions' && (worthMicros === null || BigInt(worthMicros) === 0n))
      issue('worthMicros', 'is missing: say what a conversion is worth, above 0');
    if (outcome === 'revenue' && worthMicros !== null)
      issue('worthMicros', 'must be left out: revenue is money already');
    if (outcome === 'revenue' && unit !== 'campaign')
      issue('outcome', 'is known of campaigns alone: choose conversions');
  });
export type StartHoldoutBody = z.output<typeof startHoldoutBodySchema>;
export type StartHoldoutInput = z.input<typeof startHoldoutBodySchema>;
export const stopHoldoutBodySchema = z.strictObject({
  reason: z.string().trim().min(1, 'is missing: say why, it goes into the record').max(1000),
});
export const holdoutIdSchema = z.strictObject({ id: z.string() });

/** What a holdout can be of, and by which units. */
export const holdoutSubjectsSchema = z.strictObject({
  currency: z.string(),
  subjects: z.array(
    z.strictObject({
      type: z.enum(['play', 'agent']),
      id: z.string(),
      name: z.string(),
      units: z.array(holdoutUnitSchema),
      /** The one that runs already: there is one at a time. */
      running: namedSchema.nullable(),
    }),
  ),
});
export type HoldoutSubjects = z.infer<typeof holdoutSubjectsSchema>;

/** What an agent's holdouts show of it, and what that means for its levels. */
export const agentEvidenceSchema = z.strictObject({
  evidence: standingEvidenceSchema,
  /** The holdout that speaks for it. */
  holdout: holdoutRowSchema.nullable(),
  /** In a sentence. */
  says: z.string(),
  /** From when a level above “ask” that somebody raises now falls by itself, without a holdout; null where one has run or runs. */
  trustedUntil: at.nullable(),
});
export type AgentEvidence = z.infer<typeof agentEvidenceSchema>;
