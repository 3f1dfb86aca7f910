import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { burstyTail, fitBursts, statedBursts } from './bursts';
import { type CountModel, fitCounts, predictCount, tailProbability } from './count-model';
import { calibrateTail, fitTail, noCalibration } from './tail-calibration';

/** Windows of accounts whose rates are drawn from a Gamma distribution, in lumps of `lump`. */
function accounts(count: number, windows: number, lump: number, seed: string) {
  const random = seededRandom(seed);
  const exponential = () => -Math.log(1 - random.float());
  const poisson = (mean: number) => {
    let [events, sum] = [0, exponential()];
    for (; sum < mean; sum += exponential()) events++;
    return events;
  };
  return Array.from({ length: count }, () => {
    // Gamma of shape 2 and mean 3.
    const rate = 1.5 * (exponential() + exponential());
    return Array.from({ length: windows }, () => lump * poisson(rate));
  });
}
const usual = (windows: number) => Array.from({ length: windows }, () => 1);

describe('the model of counts', () => {
  it('finds the mean, the differences of accounts, and the lumps', () => {
    const fitted = fitCounts(accounts(400, 15, 4, 'lumps'), usual(15), 1);
    expect(fitted?.model.mean).toBeGreaterThan(10.5);
    expect(fitted?.model.mean).toBeLessThan(13.5);
    expect(fitted?.model.shape).toBeGreaterThan(1.4);
    expect(fitted?.model.shape).toBeLessThan(2.8);
    expect(fitted?.model.scale).toBeGreaterThan(3);
    expect(fitted?.model.scale).toBeLessThan(5);
    for (const lift of fitted?.lifts ?? [0]) expect(Math.abs(lift - 1)).toBeLessThan(0.15);
  });

  it('tells a window that was livelier for all from accounts that are', () => {
    const rows = accounts(300, 15, 1, 'lift').map((row) =>
      row.map((value, i) => (i === 0 ? 2 * value : value)),
    );
    const fitted = fitCounts(rows, usual(15), 1);
    expect(fitted?.lifts[0]).toBeGreaterThan(1.6);
    expect(fitted?.lifts[0]).toBeLessThan(2.1);
  });

  it('is null where there is nothing to compare, and survives accounts that did nothing at all', () => {
    expect(fitCounts([], usual(15), 1)).toBeNull();
    expect(fitCounts([[3, null, 2]], usual(3), 1)).toBeNull();
    const nothing = fitCounts(
      Array.from({ length: 50 }, () => usual(15).map(() => 0)),
      usual(15),
      1,
    );
    expect(nothing?.model.mean).toBeGreaterThan(0);
    expect(nothing?.model.mean).toBeLessThan(0.01);
  });

  it('gives p-values that are no smaller than they may be, on quiet windows of its own kind', () => {
    const rows = accounts(1500, 15, 1, 'uniform');
    const fitted = fitCounts(rows, usual(15), 1);
    if (fitted === null) throw new Error('Nothing was fitted.');
    const pValues = rows.map(([value = 0, ...past]) =>
      tailProbability(
        predictCount(fitted.model, { sum: past.reduce((a, b) => a + b, 0), exposure: past.length }, 1),
        value,
      ),
    );
    for (const level of [0.1, 0.05, 0.01]) {
      const share = pValues.filter((p) => p <= level).length / pValues.length;
      expect(share).toBeLessThan(1.5 * level);
      expect(share).toBeGreaterThan(0.3 * level);
    }
  });

  const model: CountModel = { mean: 2, shape: 1, scale: 2, overdispersion: 0.3 };
  it('expects what an account did itself, the more the longer it is known, and its peers’ mean before', () => {
    expect(predictCount(model, { sum: 0, exposure: 0 }, 1).expected).toBeCloseTo(2, 12);
    const [short, long] = [3, 300].map((n) => predictCount(model, { sum: 10 * n, exposure: n }, 1).expected);
    expect(short).toBeGreaterThan(2);
    expect(long).toBeGreaterThan(short ?? 0);
    expect(long).toBeCloseTo(10, 0);
  });

  it('has tails that fall with what is seen and rise with what is expected', () => {
    const amount = fc.double({ min: 0, max: 500, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, (sum, seen, more) => {
        const prediction = predictCount(model, { sum, exposure: 10 }, 1);
        const p = tailProbability(prediction, seen);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(tailProbability(prediction, seen + more)).toBeLessThanOrEqual(p + 1e-12);
        expect(burstyTail(prediction, seen, statedBursts)).toBeGreaterThanOrEqual(p * 0.97 - 1e-12);
      }),
    );
  });
});

describe('lively weeks', () => {
  it('are learnt from windows, and make what is rare by the model less rare', () => {
    const prediction = predictCount(
      { mean: 20, shape: 50, scale: 1, overdispersion: 0.02 },
      { sum: 2000, exposure: 100 },
      1,
    );
    const windows = (livelyOf100: number) =>
      Array.from({ length: 2000 }, (_, i) => ({
        prediction,
        observed: i % 100 < livelyOf100 ? 80 : 14 + (i % 13),
      }));
    const [calm, lively] = [fitBursts(windows(0)), fitBursts(windows(5))];
    const shareOf4 = (bursts: typeof calm) => bursts.find(({ times }) => times === 4)?.share ?? 0;
    expect(shareOf4(lively)).toBeGreaterThan(0.035);
    expect(shareOf4(calm)).toBeLessThan(0.005);
    expect(burstyTail(prediction, 80, lively)).toBeGreaterThan(4 * burstyTail(prediction, 80, calm));
    expect(lively.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});

describe('the tail', () => {
  const even = Array.from({ length: 10_000 }, (_, i) => (i + 0.5) / 10_000);

  it('is left as it is where p-values come as they should', () => {
    const tail = fitTail(even);
    expect(tail.exponent).toBeGreaterThan(0.95);
    expect(calibrateTail(1e-4, tail)).toBeLessThan(1.5e-4);
    expect(calibrateTail(1e-4, noCalibration)).toBeCloseTo(1e-4, 12);
  });

  it('is made heavier where small ones come too often, however few very small ones there are', () => {
    const tail = fitTail(even.map((p) => p ** 2));
    expect(tail.exponent).toBeLessThan(0.65);
    expect(calibrateTail(1e-4, tail)).toBeGreaterThan(1e-3);
  });

  it('never makes a p-value smaller, nor turns the order round', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(p, { maxLength: 300 }), p, p, (seen, a, b) => {
        const tail = fitTail(seen);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(calibrateTail(low, tail)).toBeGreaterThanOrEqual(low);
        if (high < 0.05) expect(calibrateTail(low, tail)).toBeLessThanOrEqual(calibrateTail(high, tail));
      }),
    );
  });
});
