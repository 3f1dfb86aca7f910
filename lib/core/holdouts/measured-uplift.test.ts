import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { relativeSequence, type Tally } from './confidence-sequence';
import { shrinkToAssumed, type Uplift } from './measured-uplift';

const counted = (n: number, won: number): Tally => ({ n, sum: won, squares: won });
const random = seededRandom('uplifts');
const cases = Array.from({ length: 500 }, () => {
  const mid = random.float() * 0.2;
  const assumed: Uplift = { low: mid - random.float() * 0.1, mid, high: mid + 0.01 + random.float() * 0.2 };
  return { assumed, measured: { relative: random.float() * 2 - 1, standardError: 0.001 + random.float() } };
});

describe('an uplift that a holdout has measured', () => {
  it('is the assumption where nothing was measured', () => {
    for (const { assumed } of cases)
      expect(shrinkToAssumed(assumed, null)).toEqual({ uplift: assumed, weight: 0 });
  });

  it('lies between what is assumed and what was measured, the nearer to that the surer it is', () => {
    for (const { assumed, measured } of cases) {
      const { uplift, weight } = shrinkToAssumed(assumed, measured);
      const [least, most] = [assumed.mid, measured.relative].sort((a, b) => a - b);
      expect(uplift.mid).toBeGreaterThanOrEqual((least ?? 0) - 1e-12);
      expect(uplift.mid).toBeLessThanOrEqual((most ?? 0) + 1e-12);
      const surer = shrinkToAssumed(assumed, { ...measured, standardError: measured.standardError / 2 });
      expect(surer.weight).toBeGreaterThan(weight);
      expect(Math.abs(surer.uplift.mid - measured.relative)).toBeLessThanOrEqual(
        Math.abs(uplift.mid - measured.relative) + 1e-12,
      );
      expect(uplift.high - uplift.low).toBeLessThanOrEqual(assumed.high - assumed.low + 1e-12);
    }
  });

  it('is what was measured where that is sure, and the assumption where it says next to nothing', () => {
    for (const { assumed, measured } of cases) {
      const sure = shrinkToAssumed(assumed, { ...measured, standardError: 1e-6 }).uplift;
      expect(sure.mid).toBeCloseTo(measured.relative, 5);
      expect(sure.high - sure.low).toBeLessThan(1e-3);
      const vague = shrinkToAssumed(assumed, { ...measured, standardError: 1e6 }).uplift;
      expect(vague.mid).toBeCloseTo(assumed.mid, 5);
    }
  });
});

describe('the relative rise of an outcome', () => {
  const over = { oneMore: 1, plannedUnits: 2000 };

  it('is told with its error, by units and outcomes alike', () => {
    const rise = relativeSequence({ treated: counted(1000, 120), control: counted(1000, 100), ...over });
    expect(rise?.estimate).toBeCloseTo(0.2, 6);
    // By the delta method: 1.2 · √(0.88/120 + 0.9/100), a little more for the one outcome that is added to each arm.
    expect(rise?.standardError).toBeCloseTo(1.2 * Math.sqrt(0.88 / 120 + 0.9 / 100), 2);
    expect(rise?.low).toBeLessThan(0);
    expect(rise?.high).toBeGreaterThan(0.4);
    const tenfold = relativeSequence({
      treated: counted(10_000, 1200),
      control: counted(10_000, 1000),
      ...over,
    });
    expect(tenfold?.standardError).toBeLessThan((rise?.standardError ?? 0) / 3);
    expect(tenfold?.low).toBeGreaterThan(0);
  });

  it('is not told where an arm has too few, or those left alone too few outcomes to divide by', () => {
    expect(relativeSequence({ treated: counted(20, 10), control: counted(1000, 100), ...over })).toBeNull();
    expect(relativeSequence({ treated: counted(1000, 50), control: counted(1000, 9), ...over })).toBeNull();
  });
});
