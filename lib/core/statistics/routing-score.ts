import { z } from 'zod';
import { fitLogisticRegression, sigmoid } from './logistic-regression';
import {
  columnCount,
  deriveFeatures,
  encodeFeature,
  encodeTraits,
  routingFeatureSchema,
} from './routing-features';
import { categoryTrait, numericTrait, type Traits } from './traits';

/** A learnt routing score, complete in itself: features with their scaling, and one weight per column. */
export const routingScoreSchema = z.strictObject({
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
export type RoutingScore = z.infer<typeof routingScoreSchema>;

export type LabelledTraits = { traits: Traits; converted: boolean };
export type TrainOptions = {
  leaveOut?: readonly string[];
  ridge?: number;
  minLevelCount?: number;
  maxLevels?: number;
};

/** One feature's part in a score, in log-odds against the average contact. Value: a learnt level, a number, `other` or `missing`. */
export type ScoreReason = { feature: string; value: string; contribution: number };
export type ContactScore = { probability: number; reasons: ScoreReason[] };

/**
 * Learns the probability of conversion from past outcomes. Traits filled in after sales contact are never used, whatever
 * `options` say. Throws RangeError when there is nothing to tell apart (no rows, or one outcome only).
 */
export function trainRoutingScore(rows: readonly LabelledTraits[], options: TrainOptions = {}): RoutingScore {
  const positives = rows.filter((row) => row.converted).length;
  if (positives === 0 || positives === rows.length) {
    throw new RangeError('Learning needs contacts that converted and contacts that did not.');
  }
  const leaveOut = options.leaveOut ?? [];
  const ridge = options.ridge ?? 1;
  const features = deriveFeatures(
    rows.map((row) => row.traits),
    {
      leaveOut,
      minLevelCount: options.minLevelCount ?? Math.max(10, Math.round(rows.length * 0.002)),
      maxLevels: options.maxLevels ?? 40,
    },
  );
  const encoded = rows.map((row) => encodeTraits(features, row.traits));
  const columns = features.reduce((sum, feature) => sum + columnCount(feature), 0);
  const labels = rows.map((row) => row.converted);
  const fit = fitLogisticRegression(encoded, labels, columns, ridge);
  const totals = features.map(() => 0);
  for (const row of rows) {
    contributionsOf({ features, weights: fit.weights }, row.traits).forEach((contribution, i) => {
      totals[i] = (totals[i] ?? 0) + contribution;
    });
  }
  return {
    schemaVersion: 1,
    features,
    intercept: fit.intercept,
    weights: fit.weights,
    averageContributions: totals.map((total) => total / rows.length),
    baseRate: positives / rows.length,
    ridge,
    leftOut: [...leaveOut],
    trainedOn: rows.length,
  };
}

/** The probability that a contact converts, and what moved it most, strongest first (at most `maxReasons`). */
export function scoreContact(model: RoutingScore, traits: Traits, maxReasons = 5): ContactScore {
  const contributions = contributionsOf(model, traits);
  const reasons = model.features.map((feature, i) => ({
    feature: feature.name,
    value: shownValue(feature, traits),
    contribution: (contributions[i] ?? 0) - (model.averageContributions[i] ?? 0),
  }));
  reasons.sort(
    (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.feature < b.feature ? -1 : 1),
  );
  const logOdds = contributions.reduce((sum, contribution) => sum + contribution, model.intercept);
  return { probability: sigmoid(logOdds), reasons: reasons.slice(0, maxReasons) };
}

function contributionsOf(model: Pick<RoutingScore, 'features' | 'weights'>, traits: Traits): number[] {
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

/** Only what was learnt is ever repeated: a level never seen in training is `other`, so no inbound text comes back out. */
function shownValue(feature: RoutingScore['features'][number], traits: Traits): string {
  const trait = Object.hasOwn(traits, feature.name) ? traits[feature.name] : undefined;
  if (feature.kind === 'numeric') {
    const number = numericTrait(trait);
    return number === null ? 'missing' : String(number);
  }
  const level = categoryTrait(trait);
  if (level === null) return 'missing';
  return feature.levels.includes(level) ? level : 'other';
}
