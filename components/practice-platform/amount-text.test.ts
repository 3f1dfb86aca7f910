import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountMicros, amountPattern, amountText } from './amount-text';

describe('amounts as a person types them', () => {
  it('reads and writes without loss', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999n }), (micros) => {
        const text = amountText(micros.toString());
        expect(text).toMatch(amountPattern);
        expect(amountMicros(text)).toBe(micros.toString());
      }),
    );
  });

  it('writes the shortest text', () => {
    expect(['0', '1', '100000', '12500000', '10000000'].map(amountText)).toEqual([
      '0',
      '0.000001',
      '0.1',
      '12.5',
      '10',
    ]);
  });
});
