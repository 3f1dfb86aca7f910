import { z } from 'zod';
import { solvePositiveDefinite } from '../statistics/matrix';
import { type ArmValues, outcomeValues, type ScoredDecision } from './arm-decisions';
import { type ChoiceFeatures, choiceModelSchema } from './choice-model';

const values = z.record(z.string(), z.number());
/** One question of a tree and where it leads; a leaf says what each arm brings there. */
export type ArmTree =
  | { values: Record<string, number> }
  | { feature: string; atMost: number; low: ArmTree; high: ArmTree };
const treeSchema: z.ZodType<ArmTree> = z.union([
  z.strictObject({ values }),
  z.strictObject({
    feature: z.string(),
    atMost: z.number(),
    get low() {
      return treeSchema;
    },
    get high() {
      return treeSchema;
    },
  }),
]);

/** What is learnt about choosing among arms, in one of a few forms. Each says what every arm is expected to bring somebody. */
export const armPolicySchema = z.discriminatedUnion('form', [
  /** The same for everybody. */
  z.strictObject({ form: z.literal('same'), values }),
  /** By a regularised model of the outcome. */
  z.strictObject({ form: z.literal('outcome'), arms: z.array(z.string()).min(2), model: choiceModelSchema }),
  /** By what of a person moves the difference between an arm and the first one. */
  z.strictObject({
    form: z.literal('difference'),
    features: z.array(
      z.strictObject({ name: z.string(), mean: z.number(), deviation: z.number().positive() }),
    ),
    arms: z.record(z.string(), z.strictObject({ mean: z.number(), weights: z.array(z.number()) })),
  }),
  /** By one or two questions about a person. */
  z.strictObject({ form: z.literal('tree'), tree: treeSchema }),
]);
export type ArmPolicy = z.infer<typeof armPolicySchema>;

export const armPolicyTitles = {
  same: 'the same for everybody',
  outcome: 'by a model of the outcome',
  difference: 'by what moves the difference between the choices',
  tree: 'by questions about a person',
} as const satisfies Record<ArmPolicy['form'], string>;

/** What each arm is expected to bring somebody, by a policy. */
export function valuesBy(policy: ArmPolicy): ArmValues {
  switch (policy.form) {
    case 'same':
      return () => policy.values;
    case 'outcome':
      return outcomeValues(policy.model, policy.arms);
    case 'difference':
      return (context) => {
        const z = policy.features.map(
          ({ name, mean, deviation }) => ((context[name] ?? 0) - mean) / deviation,
        );
        return Object.fromEntries(
          Object.entries(policy.arms).map(([arm, { mean, weights }]) => [
            arm,
            weights.reduce((sum, weight, i) => sum + weight * (z[i] ?? 0), mean),
          ]),
        );
      };
    case 'tree':
      return (context) => leafOf(policy.tree, context);
  }
}

const leafOf = (tree: ArmTree, context: ChoiceFeatures): Record<string, number> =>
  'values' in tree
    ? tree.values
    : leafOf((context[tree.feature] ?? 0) <= tree.atMost ? tree.low : tree.high, context);

/** Mean scores of each arm. */
export const meanValues = (
  scored: readonly ScoredDecision[],
  arms: readonly string[],
): Record<string, number> =>
  Object.fromEntries(
    arms.map((arm) => [
      arm,
      scored.reduce((sum, { scores }) => sum + (scores[arm] ?? 0), 0) / Math.max(1, scored.length),
    ]),
  );

/**
 * Regresses the difference of each arm's score from the first arm's on what is known of people; `ridge` draws it towards one difference for all,
 * in parts of the number of decisions.
 */
export function fitDifferences(
  scored: readonly ScoredDecision[],
  arms: readonly string[],
  ridge: number,
): ArmPolicy {
  const n = scored.length;
  const names = [...new Set(scored.flatMap(({ decision }) => Object.keys(decision.context)))].sort();
  const features = names.flatMap((name) => {
    const column = scored.map(({ decision }) => decision.context[name] ?? 0);
    const mean = column.reduce((a, b) => a + b, 0) / n;
    const deviation = Math.sqrt(column.reduce((a, b) => a + (b - mean) ** 2, 0) / n);
    return deviation < 1e-9 ? [] : [{ name, mean, deviation }];
  });
  const rows = scored.map(({ decision: { context } }) =>
    features.map(({ name, mean, deviation }) => ((context[name] ?? 0) - mean) / deviation),
  );
  const d = features.length;
  const gram = new Float64Array(d * d);
  for (const row of rows)
    for (let i = 0; i < d; i++)
      for (let j = 0; j < d; j++) gram[i * d + j] = (gram[i * d + j] ?? 0) + (row[i] ?? 0) * (row[j] ?? 0);
  for (let i = 0; i < d; i++) gram[i * d + i] = (gram[i * d + i] ?? 0) + ridge * n;
  const means = meanValues(scored, arms);
  const [first = ''] = arms;
  const weightsOf = (arm: string): number[] => {
    if (arm === first || d === 0) return features.map(() => 0);
    const difference = (means[arm] ?? 0) - (means[first] ?? 0);
    const right = new Float64Array(d);
    scored.forEach(({ scores }, k) => {
      const left = (scores[arm] ?? 0) - (scores[first] ?? 0) - difference;
      for (let i = 0; i < d; i++) right[i] = (right[i] ?? 0) + (rows[k]?.[i] ?? 0) * left;
    });
    return [...solvePositiveDefinite(gram, right)];
  };
  return {
    form: 'difference',
    features,
    arms: Object.fromEntries(arms.map((arm) => [arm, { mean: means[arm] ?? 0, weights: weightsOf(arm) }])),
  };
}

/** No leaf tells of less than this share of people. */
const LEAST_LEAF = 0.05;
/** Figures with more values than this are asked about at these many points of their range of people. */
const MOST_POINTS = 8;

type Split = { feature: string; atMost: number; low: Uint8Array };

/** The questions a tree may ask: at each value of a figure with few, at even shares of people of one with many. */
function splitsOf(scored: readonly ScoredDecision[]): Split[] {
  const names = [...new Set(scored.flatMap(({ decision }) => Object.keys(decision.context)))].sort();
  return names.flatMap((feature) => {
    const column = scored.map(({ decision }) => decision.context[feature] ?? 0);
    const sorted = [...column].sort((a, b) => a - b);
    const distinct = [...new Set(sorted)];
    const points =
      distinct.length <= MOST_POINTS
        ? distinct
        : Array.from(
            { length: MOST_POINTS },
            (_, i) => sorted[Math.floor(((i + 1) / (MOST_POINTS + 1)) * sorted.length)] ?? 0,
          );
    return [...new Set(points)].slice(0, distinct.length <= MOST_POINTS ? -1 : undefined).map((atMost) => ({
      feature,
      atMost,
      low: Uint8Array.from(column, (value) => (value <= atMost ? 1 : 0)),
    }));
  });
}

/** The tree of so many questions that brings most by the scores, found by trying all; people of one leaf get the same arm. */
export function fitTree(scored: readonly ScoredDecision[], arms: readonly string[], depth: 1 | 2): ArmPolicy {
  const table = arms.map((arm) => Float64Array.from(scored, ({ scores }) => scores[arm] ?? 0));
  const least = LEAST_LEAF * scored.length;
  const splits = splitsOf(scored);
  const sums = (rows: Int32Array, split: Split | null, side: 0 | 1) => {
    const total = new Float64Array(arms.length);
    let count = 0;
    for (const row of rows) {
      if (split && split.low[row] !== side) continue;
      count++;
      for (let a = 0; a < total.length; a++) total[a] = (total[a] ?? 0) + (table[a]?.[row] ?? 0);
    }
    return { total, count, most: total.reduce((x, y) => Math.max(x, y), Number.NEGATIVE_INFINITY) };
  };
  const leaf = (rows: Int32Array): { tree: ArmTree; worth: number } => {
    const { total, count, most } = sums(rows, null, 1);
    const means = Object.fromEntries(arms.map((arm, a) => [arm, (total[a] ?? 0) / Math.max(1, count)]));
    return { tree: { values: means }, worth: most };
  };
  const grow = (rows: Int32Array, left: number): { tree: ArmTree; worth: number } => {
    let best = leaf(rows);
    if (left === 0) return best;
    for (const split of splits) {
      const low = sums(rows, split, 1);
      const high = sums(rows, split, 0);
      if (low.count < least || high.count < least) continue;
      if (left === 1) {
        // Only a better one is worth building.
        if (low.most + high.most <= best.worth + 1e-9) continue;
      }
      const part = (side: 0 | 1) =>
        grow(
          rows.filter((row) => split.low[row] === side),
          left - 1,
        );
      const [a, b] = [part(1), part(0)];
      if (a.worth + b.worth > best.worth + 1e-9)
        best = {
          tree: { feature: split.feature, atMost: split.atMost, low: a.tree, high: b.tree },
          worth: a.worth + b.worth,
        };
    }
    return best;
  };
  return {
    form: 'tree',
    tree: grow(
      Int32Array.from(scored, (_, i) => i),
      depth,
    ).tree,
  };
}
