import { z } from 'zod';
import { isKnownAtSignalTime, sameTrait } from './known-at-signal-time';
import type { SparseRow } from './logistic-regression';
import { categoryTrait, numericTrait, type Traits } from './traits';

const numericFeatureSchema = z.strictObject({
  kind: z.literal('numeric'),
  name: z.string(),
  /** `log1p` for counts with a long tail. Columns: standardised value, standardised square, missing. */
  transform: z.enum(['none', 'log1p']),
  mean: z.number(),
  deviation: z.number().positive(),
});
const categoricalFeatureSchema = z.strictObject({
  kind: z.literal('categorical'),
  name: z.string(),
  /** Columns: each level, then `other` (rare and unknown levels), then missing. */
  levels: z.array(z.string()),
});
export const routingFeatureSchema = z.discriminatedUnion('kind', [
  numericFeatureSchema,
  categoricalFeatureSchema,
]);
export type RoutingFeature = z.infer<typeof routingFeatureSchema>;

export type FeatureOptions = {
  /** Traits to leave out besides those that are never known at signal time. */
  leaveOut: readonly string[];
  /** Levels seen on fewer rows are merged into `other`. */
  minLevelCount: number;
  maxLevels: number;
};

/** Finds the features of the rows: which are numbers, which are categories, how each is scaled. Order is by name. */
export function deriveFeatures(rows: readonly Traits[], options: FeatureOptions): RoutingFeature[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();
  return names
    .filter((name) => isKnownAtSignalTime(name) && !options.leaveOut.some((left) => sameTrait(left, name)))
    .flatMap((name) => deriveFeature(rows, name, options) ?? []);
}

function deriveFeature(
  rows: readonly Traits[],
  name: string,
  options: FeatureOptions,
): RoutingFeature | null {
  const present = rows.map((row) => row[name]).filter((value) => categoryTrait(value) !== null);
  const numbers = present.map(numericTrait).filter((value) => value !== null);
  if (present.length > 0 && numbers.length === present.length) return deriveNumeric(name, numbers);
  const counts = new Map<string, number>();
  for (const value of present) {
    const level = categoryTrait(value);
    if (level !== null) counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  const levels = [...counts]
    .filter(([, count]) => count >= options.minLevelCount)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, options.maxLevels)
    .map(([level]) => level);
  const isConstant = counts.size <= 1 && present.length === rows.length;
  return levels.length === 0 || isConstant ? null : { kind: 'categorical', name, levels };
}

function deriveNumeric(name: string, numbers: readonly number[]): RoutingFeature | null {
  const plain = moments(numbers);
  if (plain.deviation < 1e-12) return null;
  const isSkewedCount = plain.skewness > 1 && numbers.every((n) => n >= 0);
  const { mean, deviation } = isSkewedCount ? moments(numbers.map(Math.log1p)) : plain;
  return { kind: 'numeric', name, transform: isSkewedCount ? 'log1p' : 'none', mean, deviation };
}

/** Columns one feature takes in the design matrix. */
export const columnCount = (feature: RoutingFeature): number =>
  feature.kind === 'numeric' ? 3 : feature.levels.length + 2;

/** One contact as a row of the design matrix. Every level that was not learnt, whatever its text, is the same `other`. */
export function encodeTraits(features: readonly RoutingFeature[], traits: Traits): SparseRow {
  const indexes: number[] = [];
  const values: number[] = [];
  let offset = 0;
  for (const feature of features) {
    for (const [column, value] of encodeFeature(feature, traits)) {
      indexes.push(offset + column);
      values.push(value);
    }
    offset += columnCount(feature);
  }
  return { indexes, values };
}

/** The non-zero columns of one feature, counted from its first. */
export function encodeFeature(feature: RoutingFeature, traits: Traits): [column: number, value: number][] {
  const trait = Object.hasOwn(traits, feature.name) ? traits[feature.name] : undefined;
  if (feature.kind === 'categorical') {
    const level = categoryTrait(trait);
    if (level === null) return [[feature.levels.length + 1, 1]];
    const known = feature.levels.indexOf(level);
    return [[known < 0 ? feature.levels.length : known, 1]];
  }
  const number = numericTrait(trait);
  if (number === null) return [[2, 1]];
  const scaled = feature.transform === 'log1p' ? Math.log1p(Math.max(0, number)) : number;
  // Far outliers say no more than strong values do: without the clamp one absurd number would decide alone.
  const standard = Math.max(-4, Math.min(4, (scaled - feature.mean) / feature.deviation));
  return [
    [0, standard],
    [1, standard * standard - 1],
  ];
}

function moments(values: readonly number[]) {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length;
  const deviation = Math.sqrt(variance);
  const third = values.reduce((a, b) => a + (b - mean) ** 3, 0) / values.length;
  return { mean, deviation, skewness: deviation < 1e-12 ? 0 : third / deviation ** 3 };
}
