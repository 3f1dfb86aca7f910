import { z } from 'zod';
import {
  type AttributionPeriod,
  attributionModels,
  attributionPeriods,
  creditChannelSchema,
  creditChannels,
  touchChannels,
} from '../core/attribution/attribution';
import { evidenceSchema } from '../core/holdouts/evidence';
import { holdoutUnitSchema } from '../core/holdouts/holdout';
import { microsText } from '../core/shared/micros';
import { opportunityKinds, opportunityStatuses } from '../core/signals/signal-kinds';
import { intervalSchema } from './holdouts';
import { cursorSchema, limitSchema, pageOf } from './list';
import { namedSchema } from './named';

const at = z.iso.datetime();
const id = z.string().min(1).max(80);
const currency = z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters, such as EUR');

const filterShape = {
  /** Days before the last look within which it was won. */
  period: z
    .enum(attributionPeriods.map(String) as [string, ...string[]])
    .transform((days) => Number(days) as AttributionPeriod)
    .default(90),
  channel: z.enum(creditChannels).optional(),
  /** The ids of an agent and of a play: what came by it alone. */
  agent: id.optional(),
  play: id.optional(),
};
export const attributionQuerySchema = z.strictObject(filterShape);
export type AttributionQuery = z.output<typeof attributionQuerySchema>;

const modelShape = <S extends z.ZodType>(schema: S) =>
  z.strictObject(
    Object.fromEntries(attributionModels.map((model) => [model, schema])) as Record<
      (typeof attributionModels)[number],
      S
    >,
  );
const creditSchema = z.strictObject({
  micros: microsText,
  /** What it would have been with other accounts, in 95 of 100 draws; null where there are too few. */
  interval: intervalSchema.nullable(),
});
export type AttributedCredit = z.infer<typeof creditSchema>;
const creditsSchema = modelShape(creditSchema);

const pipelineSchema = z.strictObject({
  opportunities: z.int(),
  micros: microsText,
  /** Those of them where an agent acted before progress was made. */
  influenced: z.int(),
  influencedMicros: microsText,
});
export type InfluencedPipeline = z.infer<typeof pipelineSchema>;

const inCurrencySchema = z.strictObject({
  currency: z.string(),
  /** All that was won within the period, whatever is filtered for. */
  won: z.strictObject({ opportunities: z.int(), accounts: z.int(), micros: microsText }),
  rows: z.array(
    z.strictObject({ channel: creditChannelSchema, opportunities: z.int(), credits: creditsSchema }),
  ),
  total: creditsSchema,
  influence: z.strictObject({ open: pipelineSchema, won: pipelineSchema }),
});
export type AttributedCurrency = z.infer<typeof inCurrencySchema>;

const causalSchema = z.strictObject({
  holdout: namedSchema,
  /** The play or the agent that it is of. */
  of: namedSchema,
  unit: holdoutUnitSchema,
  evidence: evidenceSchema,
  /** `revenue`: what CRMs say was won by the accounts of each arm. `outcome`: the outcome of the holdout at its stated worth. */
  basis: z.enum(['revenue', 'outcome']),
  currency: z.string(),
  /** Units of the agent's arm that were judged. */
  units: z.int(),
  /** What acting brought on one unit, and on all of them; always valid. Null while nothing can be said. */
  each: intervalSchema.nullable(),
  all: intervalSchema.nullable(),
  /** What the data-driven model gives the play or agent of what was won within the period. */
  attributed: creditSchema,
  says: z.string(),
});
export type CausalRow = z.infer<typeof causalSchema>;

export const attributionSchema = z.strictObject({
  /** Null before the first look. */
  lookedAt: at.nullable(),
  periodDays: z.int(),
  lookBackDays: z.int(),
  /** What the last look saw; the data-driven model is learnt from what was won and lost. */
  seen: z.strictObject({ won: z.int(), lost: z.int(), open: z.int(), touches: z.int() }),
  /** By currency; never added up. */
  currencies: z.array(inCurrencySchema),
  causal: z.array(causalSchema),
  /** In a sentence, where no holdout says anything. */
  notCause: z.string().nullable(),
  /** What can be filtered for. */
  agents: z.array(namedSchema),
  plays: z.array(namedSchema),
});
export type Attribution = z.infer<typeof attributionSchema>;

export const listOpportunitiesQuerySchema = z.strictObject({
  ...filterShape,
  status: z.enum(opportunityStatuses).default('won'),
  kind: z.enum(opportunityKinds).optional(),
  account: id.optional(),
  currency: currency.optional(),
  /** Only those that an agent acted on before they made progress. */
  influenced: z.enum(['true']).optional(),
  /** The id of a play: renewals of whom it took up within its horizon, decided since; its period is that horizon. */
  renewalsOf: id.optional(),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type ListOpportunitiesQuery = z.output<typeof listOpportunitiesQuerySchema>;

const opportunitySchema = z.strictObject({
  id: z.string(),
  account: namedSchema,
  kind: z.enum(opportunityKinds),
  status: z.enum(opportunityStatuses),
  stage: z.string(),
  amountMicros: microsText,
  currency: z.string(),
  openedAt: at,
  closedAt: at.nullable(),
});
const opportunityRowSchema = z.strictObject({
  ...opportunitySchema.shape,
  /** Of what is filtered for: touches, what each model gives, and whether an agent acted before progress. */
  touches: z.int(),
  credits: modelShape(microsText),
  influenced: z.boolean(),
});
export type OpportunityRow = z.infer<typeof opportunityRowSchema>;
export const opportunityPageSchema = pageOf(opportunityRowSchema);
export type OpportunityPage = z.infer<typeof opportunityPageSchema>;

export const opportunityParamsSchema = z.strictObject({ opportunityId: id });
export const opportunityDetailSchema = z.strictObject({
  ...opportunitySchema.shape,
  platform: z.string(),
  recordId: z.string(),
  steps: z.array(z.strictObject({ at, stage: z.string(), status: z.enum(opportunityStatuses) })),
  credits: z.array(
    z.strictObject({
      channel: creditChannelSchema,
      agent: namedSchema.nullable(),
      play: namedSchema.nullable(),
      touches: z.int(),
      influences: z.boolean(),
      micros: modelShape(microsText),
    }),
  ),
});
export type OpportunityDetail = z.infer<typeof opportunityDetailSchema>;

export const listTouchesQuerySchema = z.strictObject({ cursor: cursorSchema, limit: limitSchema });
const touchRowSchema = z.strictObject({
  key: z.string(),
  at,
  channel: z.enum(touchChannels),
  /** The signal or the action. */
  what: namedSchema,
  /** Signals of one person, channel and day count once. */
  count: z.int(),
  contact: namedSchema.nullable(),
  agent: namedSchema.nullable(),
  play: namedSchema.nullable(),
});
export type TouchRow = z.infer<typeof touchRowSchema>;
export const touchPageSchema = pageOf(touchRowSchema);
export type TouchPage = z.infer<typeof touchPageSchema>;
