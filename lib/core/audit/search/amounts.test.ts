import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountsOf, amountTokens, inRange, rangeTokens } from './amounts';

const micros = fc.oneof(
  fc.bigInt(0n, 10n ** 17n),
  fc.bigInt(0n, 100_000n).map((cents) => cents * 10_000n),
);

test('the tokens of a range are those of the amounts in it, and of no others unless it says so', () => {
  fc.assert(
    fc.property(micros, micros, micros, (amount, one, other) => {
      const [min, max] = one < other ? [one, other] : [other, one];
      const { tokens, isExact } = rangeTokens('EUR', min, max);
      const found = amountTokens({ currency: 'EUR', micros: amount }).some((token) => tokens.includes(token));
      const isIn = amount >= min && amount <= max;
      if (isIn) expect(found).toBe(true);
      if (isExact) expect(found).toBe(isIn);
      expect(inRange([{ currency: 'EUR', micros: amount }], 'EUR', min, max)).toBe(isIn);
      expect(tokens.length).toBeLessThan(90);
    }),
    { numRuns: 400 },
  );
});

test('ends of few digits need no second look, and currencies are kept apart', () => {
  expect(rangeTokens('EUR', 1_000_000_000n, 1_999_999_999n)).toEqual({
    tokens: ['amount:EUR:10:1'],
    isExact: true,
  });
  expect(rangeTokens('EUR', 777_770_000n, 790_210_000n).isExact).toBe(false);
  const [token = ''] = amountTokens({ currency: 'USD', micros: 5n });
  expect(rangeTokens('EUR', 0n, 10n ** 17n).tokens).not.toContain(token);
});

test('amounts are found in the fields that hold micros, also in a state, whichever way they go', () => {
  expect(
    amountsOf(
      {
        fromMicros: '-5',
        intended: { dailyBudgetMicros: '7', note: '9' },
        toMicros: 'no number',
        currency: 'USD',
      },
      'EUR',
    ),
  ).toEqual([
    { currency: 'USD', micros: 5n },
    { currency: 'USD', micros: 7n },
  ]);
});
