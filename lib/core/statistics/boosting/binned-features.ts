import { z } from 'zod';
import { isKnownAtSignalTime, sameTrait } from '../known-at-signal-time';
import { categoryTrait, numericTrait, type Traits } from '../traits';

const numericBinsSchema = z.strictObject({
  kind: z.literal('numeric'),
  name: z.string(),
  /** Upper edges, rising: a number falls into the first bin whose edge is not below it, or into the one after the last. */
  edges: z.array(z.number()),
});
const categoricalBinsSchema = z.strictObject({
  kind: z.literal('categorical'),
  name: z.string(),
  /** One bin for each level, then one for all rare and unknown ones. */
  levels: z.array(z.string()),
});
export const binnedFeatureSchema = z.discriminatedUnion('kind', [numericBinsSchema, categoricalBinsSchema]);
export type BinnedFeature = z.infer<typeof binnedFeatureSchema>;

export type BinningOptions = {
  /** Traits to leave out besides those that are never known at signal time. */
  leaveOut: readonly string[];
  /** Levels seen on fewer rows are merged into one. */
  minLevelCount: number;
  maxLevels: number;
  maxBins: number;
};

/** Finds the features of the rows and their bins: quantiles of numbers, frequent levels of categories. Order is by name. */
export function deriveBins(rows: readonly Traits[], options: BinningOptions): BinnedFeature[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();
  return names
    .filter((name) => isKnownAtSignalTime(name) && !options.leaveOut.some((left) => sameTrait(left, name)))
    .flatMap((name) => deriveBin(rows, name, options) ?? []);
}

function deriveBin(rows: readonly Traits[], name: string, options: BinningOptions): BinnedFeature | null {
  const present = rows.map((row) => row[name]).filter((value) => categoryTrait(value) !== null);
  const numbers = present.map(numericTrait).filter((value) => value !== null);
  const isMissingSomewhere = present.length < rows.length;
  if (present.length > 0 && numbers.length === present.length) {
    const edges = quantileEdges(numbers, options.maxBins);
    return edges.length === 0 && !isMissingSomewhere ? null : { kind: 'numeric', name, edges };
  }
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
  const isConstant = counts.size <= 1 && !isMissingSomewhere;
  return levels.length === 0 || isConstant ? null : { kind: 'categorical', name, levels };
}

/** Edges midway between neighbouring values, at most `maxBins - 1`, each bin holding about as many rows as the others. */
function quantileEdges(numbers: readonly number[], maxBins: number): number[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const edges: number[] = [];
  for (let bin = 1; bin < maxBins; bin++) {
    const value = sorted[Math.floor((bin * sorted.length) / maxBins)] ?? 0;
    const below = sorted.findLast((other) => other < value);
    if (below === undefined) continue;
    const edge = (below + value) / 2;
    if (edge > (edges.at(-1) ?? Number.NEGATIVE_INFINITY)) edges.push(edge);
  }
  return edges;
}

/** Bins of one feature, `missing` included: it is always the last. */
export const binCount = (feature: BinnedFeature): number =>
  (feature.kind === 'numeric' ? feature.edges.length : feature.levels.length) + 2;

export const missingBin = (feature: BinnedFeature): number => binCount(feature) - 1;

/** The bin of one trait. Every level that was not learnt, whatever its text, falls into the same bin. */
export function binOf(feature: BinnedFeature, traits: Traits): number {
  const trait = Object.hasOwn(traits, feature.name) ? traits[feature.name] : undefined;
  if (feature.kind === 'categorical') {
    const level = categoryTrait(trait);
    if (level === null) return missingBin(feature);
    const known = feature.levels.indexOf(level);
    return known < 0 ? feature.levels.length : known;
  }
  const number = numericTrait(trait);
  if (number === null) return missingBin(feature);
  let low = 0;
  let high = feature.edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (number <= (feature.edges[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
