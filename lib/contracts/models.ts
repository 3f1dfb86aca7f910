import { z } from 'zod';
import { modelEvidenceSchema } from '@/lib/core/learning/model-evidence';
import { modelMetricsSchema } from './agents';
import { namedSchema } from './named';

export const modelIdParams = z.strictObject({
  id: z.string().min(1).max(80),
  modelId: z.string().min(1).max(80),
});

/** One version of the score an agent reasons with. */
export const modelVersionSchema = z.strictObject({
  id: z.string(),
  version: z.int(),
  hash: z.string(),
  active: z.boolean(),
  trainedOn: z.int(),
  createdAt: z.string(),
  /** Null where it was learnt by itself. */
  createdBy: namedSchema.nullable(),
  metrics: modelMetricsSchema,
  /** Null for versions from before it was kept. */
  evidence: modelEvidenceSchema.nullable(),
  /** Number of the version it was compared with. */
  againstVersion: z.int().nullable(),
  /** Weights by which owners are ranked, where they were learnt. */
  rankingWeights: z.record(z.string(), z.number()).nullable(),
});
export type ModelVersion = z.infer<typeof modelVersionSchema>;

/** Newest first; at most a hundred. */
export const modelVersionsSchema = z.strictObject({
  versions: z.array(modelVersionSchema),
});
export type ModelVersions = z.infer<typeof modelVersionsSchema>;

export const putBackBodySchema = z.strictObject({
  reason: z.string().trim().min(1, 'is missing: say why, it goes into the record').max(1000),
});
export const putBackResultSchema = z.strictObject({ modelId: z.string(), version: z.int() });
