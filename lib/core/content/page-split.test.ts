import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSplit, splitText, toPercents } from './page-split';

test('shares become whole percents that sum to 100, none further off than it must be, and read back as written', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 }), (weights) => {
      const sum = weights.reduce((all, weight) => all + weight, 0);
      fc.pre(sum > 0);
      const keys = weights.map((_, i) => `any--any--${i}`);
      const shares = weights.map((weight) => weight / sum);
      const split = toPercents(keys, shares);
      expect(Object.values(split).reduce((all, percent) => all + percent, 0)).toBe(100);
      for (const [i, key] of keys.entries()) {
        if ((shares[i] ?? 0) > 0) expect(split[key]).toBeGreaterThanOrEqual(1);
        else expect(split[key]).toBe(0);
      }
      expect(splitText(readSplit(splitText(split)) ?? {})).toBe(splitText(split));
    }),
  );
});

test.each([
  '',
  'base',
  'base 99 %',
  'base 60 %; base 40 %',
  'b 40 %; a 60 %',
  'BASE 100 %',
  'base 100 % ',
  'base 0 %; x 100 %',
])('does not read “%s”', (text) => {
  expect(readSplit(text)).toBeNull();
});
