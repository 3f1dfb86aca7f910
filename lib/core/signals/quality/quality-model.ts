import { z } from 'zod';
import { calibratorSchema } from './calibrator';
import { qualityPartNames } from './quality-parts';

const weight = z.number().min(0).max(20);

/** How the parts of a quality are weighed: log-odds = intercept + Σ weight × log-odds of the part. No weight is below 0. */
export const qualityModelSchema = z.strictObject({
  schemaVersion: z.literal(1),
  intercept: z.number(),
  weights: z.strictObject(
    Object.fromEntries(qualityPartNames.map((name) => [name, weight])) as Record<
      (typeof qualityPartNames)[number],
      typeof weight
    >,
  ),
  /** Brings what the weights say in line with what happened; null where nothing was learnt. */
  calibrator: calibratorSchema.nullable(),
  /** Judged signals it was learnt from; 0 where the weights are stated. */
  learntFrom: z.number().int().nonnegative(),
});
export type QualityModel = z.infer<typeof qualityModelSchema>;

/**
 * Stands in until one is learnt. Chosen so that a fresh word about somebody known, of a source right in 95 of 100 cases and
 * with nothing against it, has about that quality; a sure robot or a source that is wrong most of the time is below 0.2.
 */
export const statedQualityModel: QualityModel = {
  schemaVersion: 1,
  intercept: -7.8,
  weights: { freshness: 0.4, reliability: 1, corroboration: 1.5, identity: 0.4, human: 0.8, schema: 0.4 },
  calibrator: null,
  learntFrom: 0,
};
