import { expect, test } from 'vitest';
import { seededRandom } from '@/lib/platform/random';
import { learnFit } from './account-fit';
import { fitOdds, withOdds } from './fit-odds';

test('a company like those that were won has higher odds, within bounds, and none where too few are decided', () => {
  const random = seededRandom('fit odds');
  const decided = Array.from({ length: 400 }, (_, i) => {
    const industry = random.pick(['Software', 'Mining']);
    return {
      id: `acc_${i}`,
      industry,
      region: null,
      employees: null,
      tier: null,
      won: random.float() < (industry === 'Software' ? 0.8 : 0.05),
    };
  });
  const fit = learnFit(decided);
  const of = (industry: string | null) =>
    fitOdds(fit, { industry, region: null, employees: null, tier: null });
  expect(of('Software')).toBeGreaterThan(1.5);
  expect(of('Mining')).toBe(1 / 3);
  expect(
    fitOdds(learnFit(decided.slice(0, 10)), {
      industry: 'Software',
      region: null,
      employees: null,
      tier: null,
    }),
  ).toBe(1);
  expect(withOdds(0.5, 3)).toBeCloseTo(0.75);
  expect(withOdds(0.2, 1)).toBeCloseTo(0.2);
});
