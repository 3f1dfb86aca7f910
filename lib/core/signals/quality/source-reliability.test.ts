import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reliabilityOf, sourceSorts, statedPriors, statedReliabilitySettings } from './source-reliability';

const day = 20_000;
const judged = (confirmed: number, contradicted: number, age = 0) => ({
  day: day - age,
  confirmed,
  contradicted,
});

describe('reliability of a source', () => {
  it('is the prior of its sort before any claim was judged, and says so', () => {
    for (const sort of sourceSorts) {
      const { mean, low, high, claims, sentence } = reliabilityOf({ sort, claims: [] }, day);
      expect(mean).toBeCloseTo(statedPriors[sort].mean, 12);
      expect(low).toBeLessThan(mean);
      expect(high).toBeGreaterThan(mean);
      expect(claims).toBe(0);
      expect(sentence).toContain('none of its claims has been judged');
    }
  });

  it('comes to what was borne out, whatever was assumed', () => {
    const { mean, low, high } = reliabilityOf({ sort: 'own_platform', claims: [judged(300, 700)] }, day);
    expect(mean).toBeGreaterThan(0.3);
    expect(mean).toBeLessThan(0.34);
    expect(low).toBeGreaterThan(0.28);
    expect(high).toBeLessThan(0.37);
  });

  it('forgets: a claim of a half-life ago counts half', () => {
    const { halfLifeDays } = statedReliabilitySettings;
    const old = reliabilityOf({ sort: 'crm', claims: [judged(20, 40, halfLifeDays)] }, day);
    const half = reliabilityOf({ sort: 'crm', claims: [judged(10, 20)] }, day);
    expect(old.mean).toBeCloseTo(half.mean, 12);
    expect(old.claims).toBeCloseTo(30, 9);
  });

  it('knows nothing of claims judged later', () => {
    const record = { sort: 'crm', claims: [judged(0, 500, -1)] } as const;
    expect(reliabilityOf(record, day).mean).toBeCloseTo(statedPriors.crm.mean, 12);
  });

  it('refuses negative counts', () => {
    expect(() => reliabilityOf({ sort: 'crm', claims: [judged(-1, 0)] }, day)).toThrow(RangeError);
  });

  const claimsOf = fc.array(
    fc.tuple(fc.nat(100), fc.nat(100), fc.nat(1000)).map(([yes, no, age]) => judged(yes, no, age)),
    { maxLength: 20 },
  );

  it('is within its interval, and the same in whatever order claims come', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sourceSorts), claimsOf, (sort, claims) => {
        const one = reliabilityOf({ sort, claims }, day);
        const other = reliabilityOf({ sort, claims: [...claims].reverse() }, day);
        expect(one.low).toBeLessThanOrEqual(one.mean);
        expect(one.high).toBeGreaterThanOrEqual(one.mean);
        expect(other.mean).toBeCloseTo(one.mean, 12);
      }),
    );
  });

  it('rises with each claim borne out and falls with each that was not', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sourceSorts), claimsOf, (sort, claims) => {
        const { mean } = reliabilityOf({ sort, claims }, day);
        expect(reliabilityOf({ sort, claims: [...claims, judged(1, 0)] }, day).mean).toBeGreaterThan(mean);
        expect(reliabilityOf({ sort, claims: [...claims, judged(0, 1)] }, day).mean).toBeLessThan(mean);
      }),
    );
  });

  it('covers the true reliability about as often as it says', () => {
    // Every count out of 40 claims, weighted by how likely it is when 85 % are borne out.
    const truth = 0.85;
    let [covered, chance] = [0, truth ** 40];
    const chances = [chance];
    for (let no = 1; no <= 40; no++) {
      chance *= ((40 - no + 1) / no) * ((1 - truth) / truth);
      chances.push(chance);
    }
    chances.forEach((weight, no) => {
      const { low, high } = reliabilityOf({ sort: 'email', claims: [judged(40 - no, no)] }, day);
      if (low <= truth && truth <= high) covered += weight;
    });
    expect(covered).toBeGreaterThan(0.87);
  });
});
