import { z } from 'zod';
import type { LabelledTraits } from '../labelled-traits';
import type { Traits } from '../traits';
import { type BinningOptions, binCount, binnedFeatureSchema, binOf, deriveBins } from './binned-features';
import { boostTrees, explainTrees, treeSchema } from './boosted-trees';

/** A score by boosted trees: what is said of everyone, then what each tree adds. */
export const boostedScoreSchema = z.strictObject({
  features: z.array(binnedFeatureSchema),
  start: z.number(),
  trees: z.array(treeSchema),
});
export type BoostedScore = z.infer<typeof boostedScoreSchema>;

/** Chosen by cross-validation within the training part of X Education's leads; see docs/decisions. */
const settings = {
  trees: 150,
  depth: 4,
  rate: 0.06,
  penalty: 5,
  minLeaf: 5,
  rowShare: 0.7,
  featureShare: 0.6,
} as const;
const maxBins = 32;

/** Rows must hold both outcomes. The same rows in the same order and the same seed give the same trees. */
export function trainBoostedScore(
  rows: readonly LabelledTraits[],
  options: Omit<BinningOptions, 'maxBins'> & { seed: string },
): BoostedScore {
  const features = deriveBins(
    rows.map((row) => row.traits),
    { ...options, maxBins },
  );
  const labels = rows.map((row) => row.converted);
  const rate = labels.filter(Boolean).length / rows.length;
  const start = Math.log(rate / (1 - rate));
  const trees = boostTrees(
    {
      columns: features.map((feature) => Uint8Array.from(rows, ({ traits }) => binOf(feature, traits))),
      binCounts: features.map(binCount),
      rows: rows.length,
    },
    labels,
    new Float64Array(rows.length).fill(start),
    { ...settings, seed: options.seed },
  );
  return { features, start, trees };
}

/** What each feature adds to the log-odds of one contact, in the order of the features, and where all begin. */
export function boostedParts(model: BoostedScore, traits: Traits): { base: number; parts: number[] } {
  const { base, parts } = explainTrees(
    model.trees,
    model.features.map((feature) => binOf(feature, traits)),
  );
  return { base: model.start + base, parts };
}
