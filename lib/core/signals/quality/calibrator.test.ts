import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { calibration } from '../../statistics/calibration';
import { calibrationError } from './calibration-error';
import { calibrate, calibratorSchema, fitCalibrator } from './calibrator';

/** Scores that overstate: what scores s comes true in s² of the cases. */
function overstated(count: number, seed: string) {
  const random = seededRandom(seed);
  const scores = Array.from({ length: count }, () => random.float());
  return { scores, labels: scores.map((score) => random.float() < score ** 2) };
}
const errorOf = (scores: readonly number[], labels: readonly boolean[]) =>
  calibrationError(calibration(scores, labels).bins);

describe('calibration', () => {
  it.each([
    ['platt', 800],
    ['isotonic', 6000],
  ] as const)('by %s brings overstated scores in line on rows it has not seen', (method, count) => {
    const seen = overstated(count, 'seen');
    const calibrator = fitCalibrator(seen.scores, seen.labels);
    expect(calibrator.method).toBe(method);
    expect(calibratorSchema.parse(calibrator)).toEqual(calibrator);
    const unseen = overstated(6000, 'unseen');
    const before = errorOf(unseen.scores, unseen.labels);
    const after = errorOf(
      unseen.scores.map((score) => calibrate(calibrator, score)),
      unseen.labels,
    );
    expect(before).toBeGreaterThan(0.12);
    expect(after).toBeLessThan(0.05);
  });

  it('never turns the order of scores round, and makes nothing certain', () => {
    const score = fc.double({ min: 0, max: 1, noNaN: true });
    const outcomes = fc.array(fc.tuple(score, fc.boolean()), { minLength: 1, maxLength: 60 });
    // Doubled until there are enough for the curve: ties in plenty.
    fc.assert(
      fc.property(outcomes, fc.constantFrom(1, 2000), score, score, (rows, times, a, b) => {
        const all = Array.from({ length: Math.ceil(times / rows.length) }, () => rows).flat();
        const calibrator = fitCalibrator(
          all.map(([s]) => s),
          all.map(([, label]) => label),
        );
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((s) => calibrate(calibrator, s));
        expect(low).toBeLessThanOrEqual((high ?? 0) + 1e-12);
        expect(low).toBeGreaterThan(0);
        expect(high).toBeLessThan(1);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps only the base rate of a score that runs against what happened', () => {
    const scores = Array.from({ length: 200 }, (_, i) => i / 200);
    const calibrator = fitCalibrator(
      scores,
      scores.map((score) => score < 0.3),
    );
    expect(calibrate(calibrator, 0.1)).toBeCloseTo(calibrate(calibrator, 0.9), 12);
    expect(calibrate(calibrator, 0.5)).toBeCloseTo(0.3, 1);
  });

  it('has an error of 0 where shares are met, and of the gap where they are missed', () => {
    const bin = { from: 0.2, to: 0.3, count: 10, predicted: 0.25, observed: 0.25 };
    expect(calibrationError([bin])).toBe(0);
    expect(calibrationError([bin, { ...bin, count: 30, observed: 0.45 }])).toBeCloseTo(0.15, 12);
    expect(calibrationError([])).toBe(0);
  });
});
