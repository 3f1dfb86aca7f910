import { z } from 'zod';
import type { LabelledTraits } from './labelled-traits';
import { fitLogisticRegression } from './logistic-regression';
import {
  columnCount,
  deriveFeatures,
  encodeFeature,
  encodeTraits,
  type FeatureOptions,
  routingFeatureSchema,
} from './routing-features';
import type { Traits } from './traits';

/** A score by logistic regression, complete in itself: features with their scaling, and one weight per column. */
export const linearScoreSchema = z.strictObject({
  schemaVersion: z.literal(1),
  features: z.array(routingFeatureSchema),
  intercept: z.number(),
  weights: z.array(z.number()),
  /** Log-odds each feature adds to the average contact: reasons are told against it. */
  averageContributions: z.array(z.number()),
  baseRate: z.number().min(0).max(1),
  ridge: z.number().positive(),
  leftOut: z.array(z.string()),
  trainedOn: z.number().int().nonnegative(),
});
export type LinearScore = z.infer<typeof linearScoreSchema>;

/** Rows must hold both outcomes. */
export function trainLinearScore(
  rows: readonly LabelledTraits[],
  options: FeatureOptions & { ridge: number },
): LinearScore {
  const { ridge, leaveOut } = options;
  const features = deriveFeatures(
    rows.map((row) => row.traits),
    options,
  );
  const encoded = rows.map((row) => encodeTraits(features, row.traits));
  const columns = features.reduce((sum, feature) => sum + columnCount(feature), 0);
  const labels = rows.map((row) => row.converted);
  const fit = fitLogisticRegression(encoded, labels, columns, ridge);
  const totals = features.map(() => 0);
  for (const row of rows) {
    linearParts({ features, weights: fit.weights }, row.traits).forEach((part, i) => {
      totals[i] = (totals[i] ?? 0) + part;
    });
  }
  return {
    schemaVersion: 1,
    features,
    intercept: fit.intercept,
    weights: fit.weights,
    averageContributions: totals.map((total) => total / rows.length),
    baseRate: labels.filter(Boolean).length / rows.length,
    ridge,
    leftOut: [...leaveOut],
    trainedOn: rows.length,
  };
}

/** What each feature adds to the log-odds of one contact, in the order of the features. */
export function linearParts(model: Pick<LinearScore, 'features' | 'weights'>, traits: Traits): number[] {
  let offset = 0;
  return model.features.map((feature) => {
    const first = offset;
    offset += columnCount(feature);
    return encodeFeature(feature, traits).reduce(
      (sum, [column, value]) => sum + (model.weights[first + column] ?? 0) * value,
      0,
    );
  });
}
