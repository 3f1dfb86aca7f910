import { expect, test } from 'vitest';
import { auc } from './auc';

test('known values: perfect, reversed, ties and a hand-counted case', () => {
  expect(auc([0.1, 0.2, 0.8, 0.9], [false, false, true, true])).toBe(1);
  expect(auc([0.9, 0.8, 0.2, 0.1], [false, false, true, true])).toBe(0);
  expect(auc([0.5, 0.5, 0.5], [true, false, true])).toBe(0.5);
  // Pairs (positive, negative): .4>.1, .4>.35, .8>.1, .8>.35, .35=.35 half, .35>.1: 5.5 of 6.
  expect(auc([0.1, 0.4, 0.35, 0.8, 0.35], [false, true, false, true, true])).toBeCloseTo(5.5 / 6, 12);
});

test('one outcome only has no AUC', () => {
  expect(auc([0.1, 0.9], [true, true])).toBeNull();
  expect(auc([], [])).toBeNull();
});
