import { z } from 'zod';
import { boostedParts, boostedScoreSchema, trainBoostedScore } from './boosting/boosted-score';
import type { LabelledTraits } from './labelled-traits';
import { linearParts, linearScoreSchema, trainLinearScore } from './linear-score';
import { fitLogisticRegression, sigmoid } from './logistic-regression';
import { seededUnit } from './seeded-unit';
import { categoryTrait, numericTrait, type Traits } from './traits';

/**
 * Two learners say the log-odds together, each half: logistic regression, which is steady on what is rare, and boosted trees, which
 * find steps and what holds in combination alone. Both are sums over features, and so is the score.
 */
const blendedScoreSchema = z.strictObject({
  schemaVersion: z.literal(2),
  linear: linearScoreSchema,
  boosted: boostedScoreSchema,
  /** The linear part's share of the log-odds. */
  linearShare: z.number().min(0).max(1),
  /** From the log-odds of both to those that hold, learnt on a fold that neither had seen. */
  calibration: z.strictObject({ slope: z.number().positive(), intercept: z.number() }),
  /** Log-odds each feature adds to the average contact, by name: reasons are told against it. */
  averageParts: z.record(z.string(), z.number()),
  baseRate: z.number().min(0).max(1),
  leftOut: z.array(z.string()),
  trainedOn: z.number().int().nonnegative(),
  seed: z.string(),
});
type BlendedScore = z.infer<typeof blendedScoreSchema>;

/** A learnt routing score, complete in itself. Version 1, a logistic regression alone, is still read. */
export const routingScoreSchema = z.discriminatedUnion('schemaVersion', [
  linearScoreSchema,
  blendedScoreSchema,
]);
export type RoutingScore = z.infer<typeof routingScoreSchema>;

export type TrainOptions = {
  leaveOut?: readonly string[];
  ridge?: number;
  minLevelCount?: number;
  maxLevels?: number;
  /** Whatever is drawn while learning follows from it. */
  seed?: string;
};

/** One feature's part in a score, in log-odds against the average contact. Value: a learnt level, a number, `other` or `missing`. */
export type ScoreReason = { feature: string; value: string; contribution: number };
export type ContactScore = { probability: number; reasons: ScoreReason[] };

const LINEAR_SHARE = 0.5;
const CALIBRATION_SHARE = 0.25;
/** With fewer of either outcome in the fold, what the learners say stands as it is. */
const CALIBRATION_LEAST = 50;

/**
 * Learns the probability of conversion from past outcomes. Traits filled in after sales contact are never used, whatever
 * `options` say. Throws RangeError when there is nothing to tell apart (no rows, or one outcome only).
 */
export function trainRoutingScore(rows: readonly LabelledTraits[], options: TrainOptions = {}): RoutingScore {
  if (!hasBoth(rows)) {
    throw new RangeError('Learning needs contacts that converted and contacts that did not.');
  }
  const seed = options.seed ?? 'routing-score';
  const learners = trainLearners(rows, options, seed);
  const calibration = calibrate(rows, options, seed);
  const totals: Record<string, number> = {};
  for (const { traits } of rows)
    for (const [name, part] of partsOf(learners, calibration, traits).parts)
      totals[name] = (totals[name] ?? 0) + part;
  return {
    schemaVersion: 2,
    ...learners,
    calibration,
    averageParts: Object.fromEntries(
      Object.entries(totals).map(([name, total]) => [name, total / rows.length]),
    ),
    baseRate: learners.linear.baseRate,
    leftOut: [...(options.leaveOut ?? [])],
    trainedOn: rows.length,
    seed,
  };
}

type Learners = Pick<BlendedScore, 'linear' | 'boosted' | 'linearShare'>;
type Calibration = BlendedScore['calibration'];

function trainLearners(rows: readonly LabelledTraits[], options: TrainOptions, seed: string): Learners {
  const shared = {
    leaveOut: options.leaveOut ?? [],
    minLevelCount: options.minLevelCount ?? Math.max(10, Math.round(rows.length * 0.002)),
    maxLevels: options.maxLevels ?? 40,
  };
  return {
    linear: trainLinearScore(rows, { ...shared, ridge: options.ridge ?? 1 }),
    boosted: trainBoostedScore(rows, { ...shared, seed }),
    linearShare: LINEAR_SHARE,
  };
}

const uncalibrated: Calibration = { slope: 1, intercept: 0 };

/** Learns on most of the rows how far what is said holds on the others. */
function calibrate(rows: readonly LabelledTraits[], options: TrainOptions, seed: string): Calibration {
  const isInFold = rows.map((_, r) => seededUnit(`${seed}:calibration`, r) < CALIBRATION_SHARE);
  const fold = rows.filter((_, r) => isInFold[r]);
  const others = rows.filter((_, r) => !isInFold[r]);
  const positives = fold.filter((row) => row.converted).length;
  if (Math.min(positives, fold.length - positives) < CALIBRATION_LEAST || !hasBoth(others))
    return uncalibrated;
  const learners = trainLearners(others, options, seed);
  const said = fold.map(({ traits }) => ({
    indexes: [0],
    values: [partsOf(learners, uncalibrated, traits).logOdds],
  }));
  const { intercept, weights } = fitLogisticRegression(
    said,
    fold.map((row) => row.converted),
    1,
    1,
  );
  const slope = weights[0] ?? 0;
  return slope > 0 ? { slope, intercept } : uncalibrated;
}

const hasBoth = (rows: readonly LabelledTraits[]): boolean =>
  rows.some((row) => row.converted) && rows.some((row) => !row.converted);

/** The log-odds of one contact, and each feature's part in them. */
function partsOf(
  { linear, boosted, linearShare }: Learners,
  { slope, intercept }: Calibration,
  traits: Traits,
): { logOdds: number; parts: Map<string, number> } {
  const parts = new Map<string, number>();
  const add = (name: string, part: number) => parts.set(name, (parts.get(name) ?? 0) + slope * part);
  linearParts(linear, traits).forEach((part, i) => {
    add(linear.features[i]?.name ?? '', linearShare * part);
  });
  const trees = boostedParts(boosted, traits);
  trees.parts.forEach((part, i) => {
    add(boosted.features[i]?.name ?? '', (1 - linearShare) * part);
  });
  const base = linearShare * linear.intercept + (1 - linearShare) * trees.base;
  const sum = [...parts.values()].reduce((a, b) => a + b, 0);
  return { logOdds: intercept + slope * base + sum, parts };
}

/** The probability that a contact converts, and what moved it most, strongest first (at most `maxReasons`). */
export function scoreContact(model: RoutingScore, traits: Traits, maxReasons = 5): ContactScore {
  const { logOdds, parts } =
    model.schemaVersion === 1 ? linearPartsOf(model, traits) : partsOf(model, model.calibration, traits);
  const reasons = [...parts].map(([feature, part]) => ({
    feature,
    value: shownValue(model, feature, traits),
    contribution: part - averagePart(model, feature),
  }));
  reasons.sort(
    (a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || (a.feature < b.feature ? -1 : 1),
  );
  return { probability: sigmoid(logOdds), reasons: reasons.slice(0, maxReasons) };
}

function linearPartsOf(model: Extract<RoutingScore, { schemaVersion: 1 }>, traits: Traits) {
  const values = linearParts(model, traits);
  return {
    logOdds: values.reduce((sum, part) => sum + part, model.intercept),
    parts: new Map(model.features.map(({ name }, i) => [name, values[i] ?? 0])),
  };
}

function averagePart(model: RoutingScore, feature: string): number {
  if (model.schemaVersion === 2)
    return Object.hasOwn(model.averageParts, feature) ? (model.averageParts[feature] ?? 0) : 0;
  return model.averageContributions[model.features.findIndex(({ name }) => name === feature)] ?? 0;
}

/** The traits a score uses, by name. */
export function featuresOf(model: RoutingScore): { name: string; kind: 'numeric' | 'categorical' }[] {
  const all =
    model.schemaVersion === 1 ? model.features : [...model.linear.features, ...model.boosted.features];
  const kinds = new Map(all.map(({ name, kind }) => [name, kind]));
  return [...kinds].map(([name, kind]) => ({ name, kind })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Only what was learnt is ever repeated: a level never seen in training is `other`, so no inbound text comes back out. */
function shownValue(model: RoutingScore, name: string, traits: Traits): string {
  const trait = Object.hasOwn(traits, name) ? traits[name] : undefined;
  const features = model.schemaVersion === 1 ? model.features : model.linear.features;
  const feature =
    features.find((known) => known.name === name) ??
    (model.schemaVersion === 2 ? model.boosted.features.find((known) => known.name === name) : undefined);
  if (feature?.kind !== 'categorical') {
    const number = numericTrait(trait);
    return number === null ? 'missing' : String(number);
  }
  const level = categoryTrait(trait);
  if (level === null) return 'missing';
  return feature.levels.includes(level) ? level : 'other';
}
