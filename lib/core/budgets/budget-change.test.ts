import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BudgetTerms, diffBudget, widensBudget } from './budget-change';

const terms = (over: Partial<BudgetTerms> = {}): BudgetTerms => ({
  capMicros: 100_000_000n,
  pacing: 'none',
  isArchived: false,
  ...over,
});
const sentences = (to: BudgetTerms, from = terms()) =>
  diffBudget(from, to, 'EUR').map(({ direction, sentence }) => `${direction}: ${sentence}`);

test('says in plain words what gives more room and what takes it', () => {
  expect(sentences(terms({ capMicros: 150_000_000n }))).toEqual([
    'widens: Raises the cap from €100.00 to €150.00.',
  ]);
  expect(sentences(terms({ capMicros: 50_000_000n, pacing: 'even' }))).toEqual([
    'narrows: Lowers the cap from €100.00 to €50.00.',
    'narrows: Asks when spend runs ahead of its days.',
  ]);
  expect(sentences(terms(), terms({ pacing: 'even' }))).toEqual([
    'widens: No longer asks when spend runs ahead of its days.',
  ]);
  expect(sentences(terms({ isArchived: true }))).toEqual(['widens: Takes the cap of €100.00 away.']);
  expect(sentences(terms())).toEqual([]);
});

test('whatever gives more room in any part shows as widening', () => {
  const anyTerms = fc.record({
    capMicros: fc.bigInt({ min: 0n, max: 1000n }),
    pacing: fc.constantFrom('none' as const, 'even' as const),
    isArchived: fc.boolean(),
  });
  fc.assert(
    fc.property(anyTerms, anyTerms, (before, to) => {
      const from = { ...before, isArchived: false };
      const gives =
        to.isArchived || to.capMicros > from.capMicros || (from.pacing === 'even' && to.pacing === 'none');
      expect(widensBudget(diffBudget(from, to, null))).toBe(gives);
    }),
  );
});
