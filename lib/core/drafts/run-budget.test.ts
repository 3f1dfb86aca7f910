import { expect, test } from 'vitest';
import { costOf, type RunUse, whyBudgetIsSpent } from './run-budget';

const prices = { inputMicros: 2_500_000n, outputMicros: 10_000_000n, currency: 'USD' };
const budget = { tokens: 1000, milliseconds: 10_000, costMicros: null };
const unused: RunUse = { tokens: 0, milliseconds: 0, costMicros: 0n, unknown: false };
const next = { inputTokens: 300, outputTokens: 200, prices };

test('the cost of a question is counted up to the last micro, and is unknown without prices or tokens', () => {
  expect(costOf(prices, { inputTokens: 200, outputTokens: 50 })).toBe(1000n);
  expect(costOf({ ...prices, inputMicros: 1n }, { inputTokens: 1, outputTokens: 0 })).toBe(1n);
  expect(costOf(null, { inputTokens: 200, outputTokens: 50 })).toBeNull();
  expect(costOf(prices, { inputTokens: null, outputTokens: 50 })).toBeNull();
});

test('no budget is overshot: what a question can take is held against what is left', () => {
  expect(whyBudgetIsSpent(budget, unused, next)).toBeNull();
  expect(whyBudgetIsSpent(budget, { ...unused, tokens: 500 }, next)).toBeNull();
  expect(whyBudgetIsSpent(budget, { ...unused, tokens: 501 }, next)).toContain('501 are used');
  expect(whyBudgetIsSpent(budget, { ...unused, milliseconds: 10_000 }, next)).toContain('10 seconds');
  const costly = { ...budget, costMicros: 5000n };
  expect(whyBudgetIsSpent(costly, { ...unused, costMicros: 2250n }, next)).toBeNull();
  expect(whyBudgetIsSpent(costly, { ...unused, costMicros: 2251n }, next)).toContain('is spent');
  expect(whyBudgetIsSpent(costly, unused, { ...next, prices: null })).toContain('is spent');
});

test('where nobody knows what was used, nothing more is', () => {
  expect(whyBudgetIsSpent(budget, { ...unused, unknown: true }, next)).toContain('did not say');
});
