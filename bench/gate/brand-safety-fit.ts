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
