import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qualityModelSchema, statedQualityModel } from './quality-model';
import { type QualityFacts, qualityPartNames, qualityPartsOf } from './quality-parts';
import { signalQuality } from './signal-quality';

const dayMs = 86_400_000;
const good: QualityFacts = {
  occurredAtMs: 0,
  recordedAtMs: 0,
  halfLifeDays: 60,
  reliability: { mean: 0.95, sentence: 'It is right in 95 of 100 cases.' },
  others: { origin: 'website', agreeing: [], contradicting: [] },
  identity: 'known',
  bot: { likelihood: 0.018, sentence: 'Nothing shows that a program did this.' },
  schema: { fields: 5, valid: 5 },
};
const qualityOf = (change: Partial<QualityFacts> = {}) =>
  signalQuality(qualityPartsOf({ ...good, ...change })).quality;
const reliable = (mean: number) => ({ mean, sentence: 'Stated.' });
const word = (origin: string, reliability = 1) => ({ origin, reliability });

describe('signal quality', () => {
  it('is about the reliability of the source where all else is good', () => {
    expect(qualityOf()).toBeGreaterThan(0.93);
    expect(qualityOf()).toBeLessThan(0.97);
    expect(qualityOf({ reliability: reliable(0.6) })).toBeGreaterThan(0.5);
    expect(qualityOf({ reliability: reliable(0.2) })).toBeLessThan(0.3);
  });

  it('is too low to act on for a sure robot, however good all else is', () => {
    expect(qualityOf({ bot: { likelihood: 0.99, sentence: 'It is a crawler.' } })).toBeLessThan(0.2);
  });

  it('counts two sources that pass on one origin, and the source itself, but once', () => {
    const one = qualityOf({ others: { origin: 'website', agreeing: [word('crm')], contradicting: [] } });
    const copies = qualityOf({
      others: { origin: 'website', agreeing: [word('crm'), word('crm'), word('website')], contradicting: [] },
    });
    expect(one).toBeGreaterThan(qualityOf());
    expect(copies).toBe(one);
    expect(
      qualityOf({ others: { origin: 'website', agreeing: [], contradicting: [word('crm')] } }),
    ).toBeLessThan(qualityOf());
  });

  it('shows every part with a sentence', () => {
    const { parts } = signalQuality(qualityPartsOf({ ...good, recordedAtMs: 60 * dayMs, identity: 0.7 }));
    expect(parts.map(({ name }) => name)).toEqual([...qualityPartNames]);
    expect(parts[0]).toMatchObject({ name: 'freshness', value: 0.5 });
    expect(parts[0]?.sentence).toBe(
      'It was 60 days old when it was recorded; after 60 days half of its freshness is gone.',
    );
    expect(parts[3]?.sentence).toContain('70%');
  });

  it('refuses a part that is missing or out of bounds', () => {
    const parts = qualityPartsOf(good);
    expect(() => signalQuality(parts.slice(1))).toThrow('freshness');
    expect(() => signalQuality(parts.map((part) => ({ ...part, value: Number.NaN })))).toThrow(RangeError);
    expect(() => signalQuality(parts.map((part) => ({ ...part, value: 1.2 })))).toThrow(RangeError);
  });

  it('never falls because a part got better, whatever the weights', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const weight = fc.double({ min: 0, max: 5, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 6, maxLength: 6 }),
        fc.array(weight, { minLength: 6, maxLength: 6 }),
        fc.nat(5),
        share,
        (values, weights, which, other) => {
          const model = qualityModelSchema.parse({
            ...statedQualityModel,
            weights: Object.fromEntries(qualityPartNames.map((name, i) => [name, weights[i]])),
          });
          const parts = (part: number) =>
            qualityPartNames.map((name, i) => ({
              name,
              value: i === which ? part : (values[i] ?? 0),
              sentence: '',
            }));
          const [worse, better] = [other, values[which] ?? 0].sort((a, b) => a - b);
          const [low, high] = [
            signalQuality(parts(worse ?? 0), model),
            signalQuality(parts(better ?? 0), model),
          ];
          expect(high.quality).toBeGreaterThanOrEqual(low.quality);
          expect(low.quality).toBeGreaterThanOrEqual(0);
          expect(high.quality).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
