import { z } from 'zod';
import { sigmoid } from '../logistic-regression';
import { seededUnit } from '../seeded-unit';
import { bestSplit, type Histograms, type Split } from './tree-split';

/** A node of a tree as it is kept: where a row goes by the bin of one feature, and what is said of the rows that end here. */
export const treeNodeSchema = z.strictObject({
  /** Log-odds said of the rows that reach this node: of a leaf its value, of a split the mean of what is below it. */
  value: z.number(),
  split: z
    .strictObject({
      feature: z.number().int().nonnegative(),
      /** Bins that go to the first of the two children; all others go to the second. */
      bins: z.array(z.number().int().nonnegative()),
      children: z.tuple([z.number().int().positive(), z.number().int().positive()]),
    })
    .nullable(),
});
export const treeSchema = z.array(treeNodeSchema).min(1);
export type Tree = z.infer<typeof treeSchema>;

export type BoostingOptions = {
  trees: number;
  depth: number;
  /** How much of each tree's answer is taken. */
  rate: number;
  /** L2 penalty on the values of leaves. */
  penalty: number;
  /** Least evidence (sum of p(1-p)) in a leaf. */
  minLeaf: number;
  /** Share of rows, and of features, that each tree is grown on. */
  rowShare: number;
  featureShare: number;
  seed: string;
};

export type BinnedRows = {
  /** One array of bins per feature. */
  columns: readonly Uint8Array[];
  binCounts: readonly number[];
  rows: number;
};

/**
 * Gradient boosting of small trees on the log-odds, by histograms. The same rows, labels, starting log-odds and seed always give the
 * same trees. `start` is what is said of each row before the first tree.
 */
export function boostTrees(
  data: BinnedRows,
  labels: readonly boolean[],
  start: Float64Array,
  options: BoostingOptions,
): Tree[] {
  const logOdds = Float64Array.from(start);
  const gradient = new Float64Array(data.rows);
  const curvature = new Float64Array(data.rows);
  const trees: Tree[] = [];
  for (let t = 0; t < options.trees; t++) {
    for (let r = 0; r < data.rows; r++) {
      const p = sigmoid(logOdds[r] ?? 0);
      gradient[r] = (labels[r] ? 1 : 0) - p;
      curvature[r] = Math.max(p * (1 - p), 1e-6);
    }
    const sampled = sampleRows(data.rows, t, options);
    const features = sampleFeatures(data.columns.length, t, options);
    const tree = growTree(data, { gradient, curvature }, sampled, features, options);
    trees.push(tree);
    for (let r = 0; r < data.rows; r++) logOdds[r] = (logOdds[r] ?? 0) + leafOf(tree, data, r);
  }
  return trees;
}

type Slopes = { gradient: Float64Array; curvature: Float64Array };

function growTree(
  data: BinnedRows,
  slopes: Slopes,
  rows: Uint32Array,
  features: readonly number[],
  options: BoostingOptions,
): Tree {
  const tree: Tree = [];
  const grow = (members: Uint32Array, depth: number): { index: number; weight: number } => {
    const index = tree.length;
    const [g, h] = sums(slopes, members);
    const value = (options.rate * g) / (h + options.penalty);
    tree.push({ value: rounded(value), split: null });
    const split = depth === 0 ? null : findSplit(data, slopes, members, features, options);
    if (!split) return { index, weight: h };
    const [first, second] = divide(data, members, split);
    const a = grow(first, depth - 1);
    const b = grow(second, depth - 1);
    const mean =
      ((tree[a.index]?.value ?? 0) * a.weight + (tree[b.index]?.value ?? 0) * b.weight) /
      (a.weight + b.weight);
    tree[index] = {
      value: rounded(mean),
      split: { feature: split.feature, bins: split.bins, children: [a.index, b.index] },
    };
    return { index, weight: h };
  };
  grow(rows, options.depth);
  return tree;
}

function findSplit(
  { columns, binCounts }: BinnedRows,
  { gradient, curvature }: Slopes,
  members: Uint32Array,
  features: readonly number[],
  options: BoostingOptions,
): (Split & { feature: number }) | null {
  let best: (Split & { feature: number }) | null = null;
  for (const feature of features) {
    const column = columns[feature];
    const bins = binCounts[feature] ?? 0;
    if (!column) continue;
    const histograms: Histograms = { gradient: new Float64Array(bins), curvature: new Float64Array(bins) };
    for (let i = 0; i < members.length; i++) {
      const r = members[i] as number;
      const bin = column[r] as number;
      histograms.gradient[bin] = (histograms.gradient[bin] as number) + (gradient[r] as number);
      histograms.curvature[bin] = (histograms.curvature[bin] as number) + (curvature[r] as number);
    }
    const split = bestSplit(histograms, options);
    if (split && (best === null || split.gain > best.gain + 1e-9)) best = { ...split, feature };
  }
  return best;
}

function divide({ columns }: BinnedRows, members: Uint32Array, split: Split & { feature: number }) {
  const column = columns[split.feature] ?? new Uint8Array();
  const goesFirst = new Set(split.bins);
  return [
    members.filter((r) => goesFirst.has(column[r] ?? -1)),
    members.filter((r) => !goesFirst.has(column[r] ?? -1)),
  ] as const;
}

function sums({ gradient, curvature }: Slopes, members: Uint32Array): [number, number] {
  let g = 0;
  let h = 0;
  for (const r of members) {
    g += gradient[r] ?? 0;
    h += curvature[r] ?? 0;
  }
  return [g, h];
}

function leafOf(tree: Tree, { columns }: BinnedRows, row: number): number {
  let node = tree[0];
  while (node?.split) {
    const bin = columns[node.split.feature]?.[row] ?? 0;
    node = tree[node.split.bins.includes(bin) ? node.split.children[0] : node.split.children[1]];
  }
  return node?.value ?? 0;
}

/**
 * What each feature adds to the log-odds of one row, told along its way through the trees: the step from a node to the child it goes
 * to belongs to the feature that the node splits by. `base` is where all ways begin; base and parts add up to the log-odds.
 */
export function explainTrees(
  trees: readonly Tree[],
  bins: readonly number[],
): { base: number; parts: number[] } {
  const parts = bins.map(() => 0);
  let base = 0;
  for (const tree of trees) {
    let node = tree[0];
    base += node?.value ?? 0;
    while (node?.split) {
      const { feature, bins: first, children } = node.split;
      const next = tree[first.includes(bins[feature] ?? 0) ? children[0] : children[1]];
      parts[feature] = (parts[feature] ?? 0) + (next?.value ?? 0) - node.value;
      node = next;
    }
  }
  return { base, parts };
}

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function sampleRows(rows: number, tree: number, { rowShare, seed }: BoostingOptions): Uint32Array {
  const all = Uint32Array.from({ length: rows }, (_, r) => r);
  return rowShare >= 1 ? all : all.filter((r) => seededUnit(`${seed}:rows:${tree}`, r) < rowShare);
}

function sampleFeatures(count: number, tree: number, { featureShare, seed }: BoostingOptions): number[] {
  const all = Array.from({ length: count }, (_, f) => f);
  const wanted = Math.max(1, Math.round(count * featureShare));
  const rank = (f: number) => seededUnit(`${seed}:features:${tree}`, f);
  return all
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, wanted)
    .sort((a, b) => a - b);
}
