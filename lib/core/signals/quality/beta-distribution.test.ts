import fc from 'fast-check';
import { expect, test } from 'vitest';
import { betaQuantile, incompleteBeta, logGamma } from './beta-distribution';

test('log gamma of whole numbers is the logarithm of factorials', () => {
  expect(logGamma(1)).toBeCloseTo(0, 12);
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 10);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
});

test('the incomplete beta function has the known closed forms', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.double({ min: 0.1, max: 50, noNaN: true }),
      (x, a) => {
        expect(incompleteBeta(x, a, 1)).toBeCloseTo(x ** a, 10);
        expect(incompleteBeta(x, 1, a)).toBeCloseTo(1 - (1 - x) ** a, 10);
      },
    ),
  );
});

test('it agrees with the sum of binomial terms', () => {
  // P(at least 3 of 10 at 0.2) = I_0.2(3, 8).
  const choose = [1, 10, 45];
  const below = choose.reduce((sum, ways, k) => sum + ways * 0.2 ** k * 0.8 ** (10 - k), 0);
  expect(incompleteBeta(0.2, 3, 8)).toBeCloseTo(1 - below, 12);
});

test('a tiny tail keeps its digits', () => {
  expect(incompleteBeta(0.01, 8, 1) / 1e-16).toBeCloseTo(1, 8);
});

test('the quantile undoes the distribution function', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: 0.5, max: 200, noNaN: true }),
      fc.double({ min: 0.5, max: 200, noNaN: true }),
      (share, a, b) => {
        expect(incompleteBeta(betaQuantile(share, a, b), a, b)).toBeCloseTo(share, 4);
      },
    ),
  );
});
