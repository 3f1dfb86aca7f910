import { solvePositiveDefinite } from './matrix';

/** One row of a design matrix, as its non-zero columns only. */
export type SparseRow = { indexes: readonly number[]; values: readonly number[] };
export type LogisticFit = { intercept: number; weights: number[]; iterations: number; converged: boolean };

export const sigmoid = (z: number): number =>
  z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z));

const maxIterations = 50;
const tolerance = 1e-8;

/**
 * Logistic regression with an L2 penalty on all weights but the intercept, by Newton's method with step halving: the same
 * rows always give the same weights. `ridge` is the penalty in units of rows (1 to 10 suits most data; must be above 0).
 */
export function fitLogisticRegression(
  rows: readonly SparseRow[],
  labels: readonly boolean[],
  columns: number,
  ridge: number,
): LogisticFit {
  if (rows.length !== labels.length) throw new RangeError('There must be one label per row.');
  if (rows.length === 0) throw new RangeError('There are no rows to learn from.');
  if (!(ridge > 0)) throw new RangeError('The ridge penalty must be above 0.');
  let beta = new Float64Array(columns + 1);
  let loss = penalisedLoss(rows, labels, beta, ridge);
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    const step = newtonStep(rows, labels, beta, ridge);
    let scale = 1;
    let next = moved(beta, step, scale);
    let nextLoss = penalisedLoss(rows, labels, next, ridge);
    while (nextLoss > loss && scale > 1e-6) {
      scale /= 2;
      next = moved(beta, step, scale);
      nextLoss = penalisedLoss(rows, labels, next, ridge);
    }
    const gain = loss - nextLoss;
    if (gain > 0) [beta, loss] = [next, nextLoss];
    if (gain <= tolerance * (Math.abs(loss) + 1)) return fitOf(beta, iteration, true);
  }
  return fitOf(beta, maxIterations, false);
}

/** The linear predictor (log-odds) of one row. */
export function linearPredictor(row: SparseRow, intercept: number, weights: ArrayLike<number>): number {
  let z = intercept;
  row.indexes.forEach((column, k) => {
    z += (weights[column] ?? 0) * (row.values[k] ?? 0);
  });
  return z;
}

function newtonStep(
  rows: readonly SparseRow[],
  labels: readonly boolean[],
  beta: Float64Array,
  ridge: number,
) {
  const n = beta.length;
  const gradient = new Float64Array(n);
  const hessian = new Float64Array(n * n);
  const add = (target: Float64Array, index: number, value: number) => {
    target[index] = (target[index] ?? 0) + value;
  };
  rows.forEach((row, r) => {
    const p = sigmoid(scoreRow(row, beta));
    const residual = (labels[r] ? 1 : 0) - p;
    const curvature = Math.max(p * (1 - p), 1e-10);
    // Column 0 is the intercept; feature column c stands at c + 1.
    for (let a = -1; a < row.indexes.length; a++) {
      const i = a < 0 ? 0 : (row.indexes[a] ?? 0) + 1;
      const x = a < 0 ? 1 : (row.values[a] ?? 0);
      add(gradient, i, residual * x);
      for (let b = -1; b <= a; b++) {
        const j = b < 0 ? 0 : (row.indexes[b] ?? 0) + 1;
        const y = b < 0 ? 1 : (row.values[b] ?? 0);
        add(hessian, i > j ? i * n + j : j * n + i, curvature * x * y);
      }
    }
  });
  for (let i = 0; i < n; i++) {
    const penalty = i === 0 ? 1e-9 : ridge;
    if (i > 0) add(gradient, i, -ridge * (beta[i] ?? 0));
    add(hessian, i * n + i, penalty);
    for (let j = 0; j < i; j++) hessian[j * n + i] = hessian[i * n + j] ?? 0;
  }
  return solvePositiveDefinite(hessian, gradient);
}

function penalisedLoss(
  rows: readonly SparseRow[],
  labels: readonly boolean[],
  beta: Float64Array,
  ridge: number,
) {
  let loss = 0;
  rows.forEach((row, r) => {
    const z = scoreRow(row, beta);
    // log(1 + e^z) − y·z, without overflow.
    loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - (labels[r] ? z : 0);
  });
  for (let i = 1; i < beta.length; i++) loss += 0.5 * ridge * (beta[i] ?? 0) ** 2;
  return loss;
}

const scoreRow = (row: SparseRow, beta: Float64Array): number =>
  linearPredictor(row, beta[0] ?? 0, beta.subarray(1));

const moved = (beta: Float64Array, step: Float64Array, scale: number): Float64Array<ArrayBuffer> =>
  Float64Array.from(beta, (value, i) => value + scale * (step[i] ?? 0));

const fitOf = (beta: Float64Array, iterations: number, converged: boolean): LogisticFit => ({
  intercept: beta[0] ?? 0,
  weights: Array.from(beta.subarray(1)),
  iterations,
  converged,
});
