import { expect, test } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { fitLogisticRegression, linearPredictor, type SparseRow, sigmoid } from './logistic-regression';

const planted = { intercept: -0.5, weights: [1.2, -0.8, 0] };

function plantedData(count: number) {
  const random = seededRandom('planted');
  const rows: SparseRow[] = Array.from({ length: count }, () => ({
    indexes: [0, 1, 2],
    values: [random.normal(), random.normal(), random.normal()],
  }));
  const labels = rows.map(
    (row) => random.float() < sigmoid(linearPredictor(row, planted.intercept, planted.weights)),
  );
  return { rows, labels };
}

test('planted weights are found again', () => {
  const { rows, labels } = plantedData(20_000);
  const fit = fitLogisticRegression(rows, labels, 3, 1);
  expect(fit.converged).toBe(true);
  expect(fit.intercept).toBeCloseTo(planted.intercept, 1);
  planted.weights.forEach((weight, i) => {
    expect(Math.abs((fit.weights[i] ?? Number.NaN) - weight)).toBeLessThan(0.06);
  });
});

test('at the answer the penalised gradient is zero', () => {
  const { rows, labels } = plantedData(500);
  const ridge = 3;
  const fit = fitLogisticRegression(rows, labels, 3, ridge);
  for (let column = 0; column < 3; column++) {
    const gradient = rows.reduce(
      (sum, row, r) => {
        const p = sigmoid(linearPredictor(row, fit.intercept, fit.weights));
        return sum + ((labels[r] ? 1 : 0) - p) * (row.values[column] ?? 0);
      },
      -ridge * (fit.weights[column] ?? 0),
    );
    expect(Math.abs(gradient)).toBeLessThan(0.01);
  }
});

test('perfectly separated data stays finite, and a stronger penalty makes weights smaller', () => {
  const rows: SparseRow[] = [-2, -1, 1, 2].map((x) => ({ indexes: [0], values: [x] }));
  const labels = [false, false, true, true];
  const weight = (ridge: number) => fitLogisticRegression(rows, labels, 1, ridge).weights[0] ?? Number.NaN;
  expect(weight(0.1)).toBeGreaterThan(weight(1));
  expect(weight(1)).toBeGreaterThan(weight(10));
  expect(weight(1)).toBeLessThan(10);
});

test('the same rows give the same weights to the last bit', () => {
  const { rows, labels } = plantedData(300);
  expect(fitLogisticRegression(rows, labels, 3, 1)).toEqual(fitLogisticRegression(rows, labels, 3, 1));
});
