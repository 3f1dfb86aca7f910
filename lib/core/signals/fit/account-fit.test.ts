import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { type DecidedAccount, type FirmTraits, fitModelSchema, learnFit, leastDecided } from './account-fit';
import { scoreFit } from './score-fit';

/** Software companies are won more often, small ones less; the region says nothing. */
function decided(count: number, seed: string, informative = true): DecidedAccount[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => {
    const industry = random.pick(['Software', 'Retail', 'Mining']);
    const employees = random.pick([20, 400, 5000]);
    const chance = informative ? (industry === 'Software' ? 0.7 : 0.2) * (employees < 100 ? 0.5 : 1) : 0.4;
    return {
      id: `acc_${i}`,
      industry,
      employees,
      region: random.pick(['EMEA', 'APAC', null]),
      tier: null,
      won: random.float() < chance,
    };
  });
}
const learnt = (accounts: DecidedAccount[]) => {
  const { model, sentence } = learnFit(accounts);
  if (model === null) throw new Error(sentence);
  return { model, sentence };
};
const firm = (change: Partial<FirmTraits>): FirmTraits => ({
  industry: 'Software',
  region: 'EMEA',
  employees: 400,
  tier: null,
  ...change,
});

describe('fit', () => {
  it('is not learnt from too few, and says how many there are', () => {
    const few = decided(300, 'few').map((account, i) => ({ ...account, won: i < leastDecided - 1 }));
    expect(learnFit(few)).toEqual({
      model: null,
      sentence: 'Learning the fit needs 20 won and 20 lost accounts; there are 19 and 281.',
    });
    expect(learnFit([]).model).toBeNull();
  });

  it('finds what companies were won by, gives it as reasons, and survives being stored', () => {
    const { model, sentence } = learnt(decided(600, 'many'));
    expect(sentence).toMatch(/about [78] of 10 pairs/);
    expect(fitModelSchema.parse(JSON.parse(JSON.stringify(model)))).toEqual(model);
    const [good, bad] = [
      scoreFit(model, firm({})),
      scoreFit(model, firm({ industry: 'Mining', employees: 20 })),
    ];
    expect(good.fit).toBeGreaterThan(0.55);
    expect(bad.fit).toBeLessThan(0.25);
    expect(good.reasons[0]).toMatchObject({ trait: 'industry' });
    expect(good.reasons[0]?.sentence).toMatch(
      /^Its industry, Software, makes the odds \d\.\d times as high\.$/,
    );
    const ofRegion = bad.reasons.find(({ trait }) => trait === 'region')?.logOdds ?? 0;
    expect(Math.abs(ofRegion)).toBeLessThan(0.4);
  });

  it('is surer with more accounts, and least sure of what it has rarely seen', () => {
    const width = (count: number, change: Partial<FirmTraits> = {}) => {
      const { low, high } = scoreFit(learnt(decided(count, 'width')).model, firm(change));
      return high - low;
    };
    expect(width(150)).toBeGreaterThan(width(1500));
    expect(width(1500, { industry: 'Shipping', region: null, employees: null })).toBeGreaterThan(width(1500));
  });

  it('holds the true chance in about 9 of 10 cases', () => {
    const runs = 60;
    const held = Array.from({ length: runs }, (_, i) => {
      const { low, high } = scoreFit(learnt(decided(250, `run ${i}`)).model, firm({ industry: 'Software' }));
      return low <= 0.7 && 0.7 <= high;
    }).filter(Boolean).length;
    expect(held / runs).toBeGreaterThan(0.75);
  });

  it('says so where nothing tells won from lost', () => {
    const { sentence, model } = learnt(decided(400, 'noise', false));
    expect(model.auc).toBeLessThan(0.6);
    expect(sentence).toMatch(/no better than chance|about [56] of 10/);
  });

  it('never repeats what an account says that was not learnt, and bounds hold the fit', () => {
    const { model } = learnt(decided(300, 'texts'));
    const text = fc.option(fc.string());
    fc.assert(
      fc.property(text, text, fc.option(fc.nat(100_000)), (industry, region, employees) => {
        const { fit, low, high, reasons } = scoreFit(model, {
          industry: industry === null ? null : `<b>${industry}`,
          region,
          employees,
          tier: null,
        });
        expect(low).toBeLessThanOrEqual(fit);
        expect(high).toBeGreaterThanOrEqual(fit);
        expect(reasons.map(({ sentence }) => sentence).join()).not.toContain('<b>');
      }),
    );
  });
});
