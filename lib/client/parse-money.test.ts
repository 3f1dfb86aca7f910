import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moneyInputText, parseMoney } from './parse-money';

test.each([
  ['80', '80000000'],
  [' 1,250.50 ', '1250500000'],
  ['1 000 000', '1000000000000'],
  ['0', '0'],
  ['0.000001', '1'],
])('%s is %s micros', (text, micros) => {
  expect(parseMoney(text)).toBe(micros);
});

test.each(['', '-1', '1.0000001', 'ten', '1.2.3', '12,5', '1e3'])('%j is no amount', (text) => {
  expect(parseMoney(text)).toBeNull();
});

test('what is shown for editing reads back as the same amount', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (micros) => {
      expect(parseMoney(moneyInputText(micros.toString()))).toBe(micros.toString());
    }),
  );
});
