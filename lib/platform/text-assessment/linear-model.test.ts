import { expect, test } from 'vitest';
import { loadModel, probabilityOf, storeModel } from './linear-model';
import { featureColumns } from './text-features';

const weights = Array.from({ length: featureColumns }, (_, index) => Math.sin(index));

test('a stored model answers as it was learnt, up to the rounding of its weights', () => {
  const model = loadModel(JSON.parse(JSON.stringify(storeModel(-0.5, weights))));
  const row = { indexes: [1, 7, 4000], values: [0.5, 1, 0.25] };
  const z = -0.5 + 0.5 * Math.sin(1) + Math.sin(7) + 0.25 * Math.sin(4000);
  expect(probabilityOf(model, row)).toBeCloseTo(1 / (1 + Math.exp(-z)), 2);
});

test('a model of other features is refused', () => {
  const stored = storeModel(0, weights);
  expect(() => loadModel({ ...stored, weights: stored.weights.slice(0, 400) })).toThrow(RangeError);
  expect(() => loadModel({ ...stored, columns: 12 })).toThrow();
});
