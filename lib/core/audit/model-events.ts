import { z } from 'zod';
import { modelOutcomes, modelPurposes } from '../drafts/model-outcome';

const id = z.string().max(120);
const count = z.number().int();
const answered = z.strictObject({
  evaluationId: id,
  agentId: id,
  model: z.string(),
  versionHash: z.string(),
  cases: count,
  reason: z.string(),
});

/** What the record says of language models: figures and our own words; what was asked and answered is sealed elsewhere. */
export const modelEvents = {
  'models.asked': z.strictObject({
    purpose: z.enum(modelPurposes),
    taskId: id.nullable(),
    ordinal: count.nullable(),
    evaluationId: id.nullable(),
    /** Name and version. */
    prompt: z.string(),
    promptHash: z.string(),
    model: z.string(),
    /** Whether words from outside were among what it was asked about. */
    isTainted: z.boolean(),
    outcome: z.enum(modelOutcomes),
    why: z.string().nullable(),
    /** Whether the statistical reasoner answered in its place. */
    fellBack: z.boolean(),
    attempts: count,
    inputTokens: count.nullable(),
    outputTokens: count.nullable(),
    costMicros: z.string().regex(/^\d+$/).nullable(),
    currency: z.string().nullable(),
    durationMs: count,
  }),
  'models.evaluation_requested': z.strictObject({
    evaluationId: id,
    agentId: id,
    model: z.string(),
    versionHash: z.string(),
    cases: count,
  }),
  'models.evaluated': z.strictObject({ evaluationId: id, cases: count, written: count, fellBack: count }),
  'models.accepted': answered,
  'models.rejected': answered,
} as const;
