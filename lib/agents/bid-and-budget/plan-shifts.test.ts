import { expect, test } from 'vitest';
import type { CampaignOutlook } from '@/lib/core/statistics/budget-shift';
import { planShifts } from './plan-shifts';

const anOutlook = (id: string, budget: number, marginal: number, deviation = 0.05): CampaignOutlook => ({
  id,
  budgetMicros: BigInt(budget) * 1_000_000n,
  response: {
    typicalSpend: budget,
    logRevenue: { mean: 5, deviation: 0.05 },
    elasticity: { mean: 0.7, deviation: 0.1 },
    scatter: 0.1,
    days: 28,
  },
  recentSpend: budget,
  utilisation: 1,
  logMarginal: { mean: Math.log(marginal), deviation },
});
const limits = { maxRelativeChange: 0.2, maxAddedDailySpendMicros: 10_000_000_000n };

test('the same difference moves money when it is sure and none when it is not', () => {
  const pair = (deviation: number) => [anOutlook('a', 100, 2, deviation), anOutlook('b', 100, 3, deviation)];
  expect(planShifts(pair(0.1), limits)).toHaveLength(2);
  expect(planShifts(pair(0.6), limits)).toEqual([]);
});

test('a difference that is sure but too small to matter moves nothing', () => {
  expect(planShifts([anOutlook('a', 100, 2, 0.001), anOutlook('b', 100, 2.1, 0.001)], limits)).toEqual([]);
});

test('a campaign that has given does not take, not even what is left over', () => {
  // Eight takers leave 0.50 of what the worst can give: too little for the ninth, which then takes from the middle one.
  const takers = Array.from({ length: 9 }, (_, i) =>
    anOutlook(`taker_${i}`, i === 8 ? 1000 : 100, i === 8 ? 8 : 9),
  );
  const outlooks = [anOutlook('worst', 110, 1), anOutlook('middle', 30, 3), ...takers];
  const changes = planShifts(outlooks, { ...limits, maxAddedDailySpendMicros: 2_000_000n });
  const middle = changes.find(({ outlook }) => outlook.id === 'middle');
  expect(middle).toMatchObject({ deltaMicros: -2_000_000n, counterparts: ['taker_8'] });
});
