import { expect, test } from 'vitest';
import type { SpendCap } from '@/lib/core/budgets/spend-cap';
import type { CampaignOutlook } from '@/lib/core/statistics/budget-shift';
import { CapRoom } from './cap-room';
import { planShifts } from './plan-shifts';

const anOutlook = (id: string, budget: number, marginal: number, deviation = 0.05): CampaignOutlook => ({
  id,
  budgetMicros: BigInt(budget) * 1_000_000n,
  response: {
    outcome: 'revenue',
    typicalSpend: budget,
    logReturn: { mean: 1, deviation: 0.05 },
    elasticity: { mean: 0.7, deviation: 0.1 },
    covariance: 0,
    dispersion: 0.1,
    days: 28,
    seen: 5000,
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

test('nothing is moved to where a cap has no room, and what a cap covers both ways stays within it', () => {
  const [poor, good] = [anOutlook('poor', 100, 1), anOutlook('good', 100, 5)];
  const cap = (covers: 'all' | string[], left: number): SpendCap => ({
    id: 'bud_1',
    name: 'Account',
    period: 'day',
    pacing: 'none',
    covers,
    capMicros: '100000000',
    perDayMicros: '100000000',
    spentBeforeMicros: '0',
    leftMicros: String(left * 1_000_000),
    daysLeft: 1,
  });
  expect(planShifts([poor, good], limits, new CapRoom([cap(['good'], 0)]))).toEqual([]);
  const some = planShifts([poor, good], limits, new CapRoom([cap(['good'], 4)]));
  expect(some.map(({ deltaMicros }) => deltaMicros)).toEqual([-4_000_000n, 4_000_000n]);
  expect(planShifts([poor, good], limits, new CapRoom([cap('all', 0)]))).toHaveLength(2);
});
