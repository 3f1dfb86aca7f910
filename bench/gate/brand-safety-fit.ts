import { type SparseRow, sigmoid } from '../../lib/core/statistics/logistic-regression';

export type SparseFit = { intercept: number; weights: number[] };

const iterations = 400;

/**
 * Logistic regression with an L2 penalty on all weights but the intercept, for many more columns than Newton's method can
 * take: accelerated gradient descent (Nesterov, "A method of solving a convex programming problem with convergence rate
 * O(1/k^2)", 1983) over all rows, so that the same rows always give the same weights. `ridge` is the penalty in units of rows.
 */
export function fitByGradient(
  rows: readonly SparseRow[],
  labels: readonly boolean[],
  columns: number,
  ridge: number,
): SparseFit {
  const rate = 1 / (curvatureOf(rows) + ridge);
  const weights = new Float64Array(columns + 1);
  const ahead = new Float64Array(columns + 1);
  const gradient = new Float64Array(columns + 1);
  let momentum = 1;
  for (let iteration = 0; iteration < iterations; iteration++) {
    addGradient(gradient, rows, labels, ahead, ridge);
    const next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
    const push = (momentum - 1) / next;
    momentum = next;
    for (let column = 0; column <= columns; column++) {
      const moved = (ahead[column] ?? 0) - rate * (gradient[column] ?? 0);
      ahead[column] = moved + push * (moved - (weights[column] ?? 0));
      weights[column] = moved;
    }
  }
  return { intercept: weights[columns] ?? 0, weights: [...weights.subarray(0, columns)] };
}

const smoothing = 0.1;

/**
 * The same over features weighed beforehand by how unevenly they stand in the two classes (Wang and Manning, "Baselines and
 * bigrams", ACL 2012): with few rows that finds the telling words sooner. Columns from `unweighed` on stay as they are. The
 * weights of the answer are for features as they come.
 */
export function fitByEvidence(
  rows: readonly SparseRow[],
  labels: readonly boolean[],
  columns: number,
  unweighed: number,
  ridge: number,
): SparseFit {
  const evidence = evidenceOf(rows, labels, columns);
  const weightOf = (column: number) => (column >= unweighed ? 1 : (evidence[column] ?? 0));
  const weighed = rows.map(({ indexes, values }) => ({
    indexes,
    values: values.map((value, k) => value * weightOf(indexes[k] ?? 0)),
  }));
  const { intercept, weights } = fitByGradient(weighed, labels, columns, ridge);
  return { intercept, weights: weights.map((weight, column) => weight * weightOf(column)) };
}

/** How far apart the classes are in each column: the size of the logarithm of the ratio of its shares. */
function evidenceOf(rows: readonly SparseRow[], labels: readonly boolean[], columns: number): number[] {
  const sums = [false, true].map((label) => {
    const sum = new Float64Array(columns).fill(smoothing);
    rows.forEach(({ indexes, values }, r) => {
      if (labels[r] !== label) return;
      indexes.forEach((column, k) => {
        sum[column] = (sum[column] ?? 0) + (values[k] ?? 0);
      });
    });
    const total = sum.reduce((a, b) => a + b, 0);
    return sum.map((value) => value / total);
  });
  const [without = new Float64Array(), of = new Float64Array()] = sums;
  return Array.from(of, (share, column) => Math.abs(Math.log(share / (without[column] ?? 1))));
}

/** The intercept stands in the last place. */
function addGradient(
  gradient: Float64Array,
  rows: readonly SparseRow[],
  labels: readonly boolean[],
  at: Float64Array,
  ridge: number,
): void {
  const last = at.length - 1;
  for (let column = 0; column < last; column++) gradient[column] = ridge * (at[column] ?? 0);
  gradient[last] = 0;
  rows.forEach(({ indexes, values }, r) => {
    let z = at[last] ?? 0;
    for (let k = 0; k < indexes.length; k++) z += (at[indexes[k] ?? 0] ?? 0) * (values[k] ?? 0);
    const error = sigmoid(z) - (labels[r] ? 1 : 0);
    gradient[last] = (gradient[last] ?? 0) + error;
    for (let k = 0; k < indexes.length; k++) {
      const column = indexes[k] ?? 0;
      gradient[column] = (gradient[column] ?? 0) + error * (values[k] ?? 0);
    }
  });
}

/** An upper bound of the loss's curvature: a quarter of the sum of squares of all rows. */
const curvatureOf = (rows: readonly SparseRow[]): number =>
  rows.reduce(
    (sum, { values }) => sum + 0.25 * values.reduce((squares, value) => squares + value * value, 1),
    0,
  );
