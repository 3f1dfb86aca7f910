import { z } from 'zod';
import { draftFindingsSchema, draftTextsSchema } from '@/lib/core/drafts/model-call-content';
import { modelOutcomes, modelPurposes } from '@/lib/core/drafts/model-outcome';
import { microsText } from '@/lib/core/shared/micros';
import { namedSchema } from './named';

const promptSchema = z.strictObject({ name: z.string(), version: z.int(), hash: z.string() });

/** One question to a language model, and what came of it. Texts are null for whoever may not read what is personal, and of whoever was erased. */
export const modelCallSchema = z.strictObject({
  id: z.string(),
  purpose: z.enum(modelPurposes),
  taskId: z.string().nullable(),
  ordinal: z.int().nullable(),
  runId: z.string().nullable(),
  prompt: promptSchema,
  model: z.string(),
  isTainted: z.boolean(),
  outcome: z.enum(modelOutcomes),
  why: z.string().nullable(),
  fellBack: z.boolean(),
  attempts: z.int(),
  inputTokens: z.int().nullable(),
  outputTokens: z.int().nullable(),
  cost: z.strictObject({ micros: microsText, currency: z.string() }).nullable(),
  durationMs: z.int(),
  askedAt: z.string(),
  texts: z
    .strictObject({
      instructions: z.string(),
      data: z.string(),
      answer: z.string().nullable(),
      before: draftTextsSchema.nullable(),
      after: draftTextsSchema.nullable(),
    })
    .nullable(),
});
export type ModelCallView = z.infer<typeof modelCallSchema>;

export const modelEvaluationIdParams = z.strictObject({ id: z.string().min(1).max(80) });

export const evaluationRowSchema = z.strictObject({
  id: z.string(),
  model: z.string(),
  versionHash: z.string(),
  prompts: z.array(promptSchema),
  status: z.enum(['queued', 'running', 'completed', 'failed']),
  error: z.string().nullable(),
  total: z.int(),
  /** Questions asked so far, and those after which the statistical text would stand. */
  asked: z.int(),
  fellBack: z.int(),
  requestedBy: namedSchema,
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  answer: z.enum(['accepted', 'rejected']).nullable(),
  decidedBy: namedSchema.nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
  /** Whether it is of the model and the prompts that are configured now. */
  isConfigured: z.boolean(),
});
export type EvaluationRow = z.infer<typeof evaluationRowSchema>;

/** What writes for an agent, and why not. */
export const languageModelSchema = z.strictObject({
  agentId: z.string(),
  agentName: z.string(),
  /** Kinds of actions with words that a model may write; empty: this agent has none. */
  writes: z.array(z.strictObject({ kind: z.string(), title: z.string(), fields: z.array(z.string()) })),
  configured: z
    .strictObject({
      model: z.string(),
      versionHash: z.string(),
      prompts: z.array(promptSchema),
      hasPrices: z.boolean(),
      runTokens: z.int(),
      runSeconds: z.number(),
    })
    .nullable(),
  isLive: z.boolean(),
  /** In one sentence, what writes now and why. */
  standing: z.string(),
  /** Of the last thirty days, what was asked for its runs. */
  use: z.strictObject({
    calls: z.int(),
    fellBack: z.int(),
    inputTokens: z.int(),
    outputTokens: z.int(),
    /** One line for each currency; questions whose cost is not known are counted beside them. */
    costs: z.array(z.strictObject({ micros: microsText, currency: z.string() })),
    costUnknown: z.int(),
    byOutcome: z.array(z.strictObject({ outcome: z.enum(modelOutcomes), count: z.int() })),
  }),
  /** Newest first. */
  evaluations: z.array(evaluationRowSchema),
});
export type LanguageModel = z.infer<typeof languageModelSchema>;

export const startEvaluationResultSchema = z.strictObject({ id: z.string(), cases: z.int() });

/** One evaluation with all its cases: the text before and after, and what the brand guidelines find in each. */
export const modelEvaluationSchema = z.strictObject({
  ...evaluationRowSchema.shape,
  cases: z.array(
    z.strictObject({
      call: modelCallSchema,
      title: z.string(),
      findings: draftFindingsSchema.nullable(),
      lengthBefore: z.int().nullable(),
      lengthAfter: z.int().nullable(),
    }),
  ),
});
export type ModelEvaluationDetail = z.infer<typeof modelEvaluationSchema>;

export const decideEvaluationBodySchema = z.strictObject({
  answer: z.enum(['accepted', 'rejected']),
  reason: z.string().trim().min(1, 'is missing: say why, it goes into the record').max(1000),
});
export type DecideEvaluationBody = z.infer<typeof decideEvaluationBodySchema>;
export const decideEvaluationResultSchema = z.strictObject({
  answer: z.enum(['accepted', 'rejected']),
  agentVersion: z.string(),
});
