import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeAction } from '@/lib/core/actions/catalogue';
import { proposalSchema } from '@/lib/core/actions/proposal';
import { addDays, type CampaignDay } from '@/lib/core/statistics/campaign-day';
import { seededRandom } from '@/lib/platform/random';
import type { BidAndBudgetContext, CampaignStanding } from './context';
import { proposeBidsAndBudgets } from './propose';

const today = '2026-03-01';
const micros = (units: number) => String(Math.round(units * 1e6));

type Shape = { budget: number; roas: number; utilisation?: number; noise?: number; days?: number };

function aCampaign(
  id: string,
  { budget, roas, utilisation = 1, noise = 0.1, days = 28 }: Shape,
): CampaignStanding {
  const random = seededRandom(id);
  return {
    id,
    name: `Campaign ${id}`,
    status: 'active',
    dailyBudgetMicros: micros(budget),
    bidMicros: micros(0.5),
    days: Array.from({ length: days }, (_, i): CampaignDay => {
      const spend = budget * utilisation * Math.exp(random.normal(0, 0.05));
      const revenue = spend * roas * Math.exp(random.normal(0, noise));
      const day = addDays(today, i - days);
      return {
        day,
        spendMicros: micros(spend),
        revenueMicros: micros(revenue),
        clicks: 100,
        conversions: 5,
        impressions: 9000,
      };
    }),
  };
}

const aContext = (
  campaigns: CampaignStanding[],
  part: Partial<BidAndBudgetContext> = {},
): BidAndBudgetContext => ({
  signalId: 'sig_1',
  currency: 'EUR',
  caps: [],
  delay: null,
  campaigns,
  policy: { id: 'pol_1', roasFloor: 0.5, roasMinSpendMicros: micros(100), roasWindowDays: 14 },
  limits: { maxRelativeChange: 0.2, maxAddedDailySpendMicros: micros(10_000) },
  today,
  ...part,
});

/** Every proposal parsed by its schemas, in order. */
const moves = (context: BidAndBudgetContext) =>
  proposeBidsAndBudgets(context).proposals.map((proposal) => {
    const { kind, payload } = proposalSchema.parse(proposal);
    return { kind, payload: describeAction(kind, payload).payload as Record<string, string> };
  });
const budgetMoves = (context: BidAndBudgetContext) =>
  moves(context)
    .filter(({ kind }) => kind === 'ads.campaign.set-daily-budget')
    .map(({ payload }) => ({
      id: payload.campaignId ?? '',
      from: BigInt(payload.fromMicros ?? 0),
      delta: BigInt(payload.toMicros ?? 0) - BigInt(payload.fromMicros ?? 0),
    }));

/** Evenly spread; fc.double would give almost only numbers next to zero. */
const between = (min: number, max: number) =>
  fc.integer({ min: 0, max: 9973 }).map((n) => min + ((max - min) * n) / 9973);

const contexts = fc
  .record({
    shapes: fc.array(
      fc.record({
        budget: between(1, 5000),
        roas: between(0.05, 50),
        utilisation: between(0.1, 1),
        noise: between(0, 1),
        days: fc.integer({ min: 0, max: 40 }),
      }),
      { maxLength: 7 },
    ),
    maxRelativeChange: between(0, 1),
    maxAdded: between(0, 300),
  })
  .map(({ shapes, maxRelativeChange, maxAdded }) =>
    aContext(
      shapes.map((shape, i) => aCampaign(`cmp_${i}`, shape)),
      { limits: { maxRelativeChange, maxAddedDailySpendMicros: micros(maxAdded) } },
    ),
  );

test('a clear difference moves budget to the better campaign, taking before giving', () => {
  const context = aContext([
    aCampaign('cmp_good', { budget: 100, roas: 8 }),
    aCampaign('cmp_poor', { budget: 100, roas: 2 }),
  ]);
  expect(budgetMoves(context)).toEqual([
    { id: 'cmp_poor', from: 100_000_000n, delta: -15_000_000n },
    { id: 'cmp_good', from: 100_000_000n, delta: 15_000_000n },
  ]);
});

test('whatever the data: budgets are conserved, taken first, in steps within scope and 15 %, from what they are now', () => {
  let moved = 0;
  fc.assert(
    fc.property(contexts, (context) => {
      const changes = budgetMoves(context);
      moved += changes.length;
      expect(changes.reduce((sum, { delta }) => sum + delta, 0n)).toBe(0n);
      const firstGain = changes.findIndex(({ delta }) => delta > 0n);
      expect(changes.slice(firstGain < 0 ? changes.length : firstGain).every(({ delta }) => delta > 0n)).toBe(
        true,
      );
      expect(new Set(changes.map(({ id }) => id)).size).toBe(changes.length);
      const step = Math.min(0.15, context.limits.maxRelativeChange);
      for (const { id, from, delta } of changes) {
        expect(from.toString()).toBe(context.campaigns.find((c) => c.id === id)?.dailyBudgetMicros);
        expect(Math.abs(Number(delta))).toBeLessThanOrEqual(Number(from) * step);
        expect(delta).toBeLessThanOrEqual(BigInt(context.limits.maxAddedDailySpendMicros));
      }
    }),
    { numRuns: 200, seed: 7 },
  );
  expect(moved).toBeGreaterThan(100);
});

test('bids move by at most the scope and 15 %, and never where the budget moves or the campaign is paused', () => {
  let bids = 0;
  fc.assert(
    fc.property(contexts, (context) => {
      const all = moves(context);
      for (const { payload } of all.filter(({ kind }) => kind === 'ads.campaign.set-bid')) {
        bids++;
        const relative = Math.abs(Number(payload.toMicros) / Number(payload.fromMicros) - 1);
        expect(relative).toBeLessThanOrEqual(Math.min(0.15, context.limits.maxRelativeChange) + 1e-9);
        expect(all.filter((other) => other.payload.campaignId === payload.campaignId)).toHaveLength(1);
      }
    }),
    { numRuns: 200, seed: 7 },
  );
  expect(bids).toBeGreaterThan(10);
});

test('a return below the floor on enough spend pauses; on little spend or just above it does not', () => {
  const below = aCampaign('cmp_low', { budget: 100, roas: 0.3 });
  const fine = aCampaign('cmp_fine', { budget: 100, roas: 0.7 });
  const paused = (context: BidAndBudgetContext) =>
    moves(context)
      .filter(({ kind }) => kind === 'ads.campaign.pause')
      .map(({ payload }) => payload.campaignId);
  expect(paused(aContext([below, fine]))).toEqual(['cmp_low']);
  const policy = { id: null, roasFloor: 0.5, roasMinSpendMicros: micros(5000), roasWindowDays: 14 };
  expect(paused(aContext([below, fine], { policy }))).toEqual([]);
  expect(paused(aContext([{ ...below, status: 'paused' }, fine]))).toEqual([]);
});

test('equal returns, one campaign or too few days propose nothing and say why', () => {
  const same = { budget: 100, roas: 3, noise: 0.4 };
  const equal = proposeBidsAndBudgets(
    aContext([aCampaign('cmp_a', same), { ...aCampaign('cmp_a', same), id: 'cmp_b' }]),
  );
  expect(equal).toEqual({
    summary: 'Nothing proposed: between 2 campaigns, no shift is likely enough to bring more revenue.',
    proposals: [],
  });
  expect(proposeBidsAndBudgets(aContext([aCampaign('cmp_a', same)])).summary).toContain('only one campaign');
  const young = [
    aCampaign('cmp_a', { ...same, days: 6 }),
    aCampaign('cmp_b', { budget: 100, roas: 9, days: 6 }),
  ];
  expect(proposeBidsAndBudgets(aContext(young)).summary).toContain('7 complete days');
  expect(proposeBidsAndBudgets(aContext([])).summary).toContain('no campaign is active');
});

test('the running day is not looked at', () => {
  const campaigns = [
    aCampaign('cmp_good', { budget: 100, roas: 8 }),
    aCampaign('cmp_poor', { budget: 100, roas: 2 }),
  ];
  const partial = {
    day: today,
    spendMicros: micros(1),
    revenueMicros: '0',
    clicks: 0,
    conversions: 0,
    impressions: 1,
  };
  const withPartial = campaigns.map((c) => ({ ...c, days: [...c.days, partial] }));
  expect(proposeBidsAndBudgets(aContext(withPartial))).toEqual(proposeBidsAndBudgets(aContext(campaigns)));
});

test('a strong campaign that can not spend its budget gets a higher bid instead of more budget', () => {
  const strong = aCampaign('cmp_strong', { budget: 100, roas: 9, utilisation: 0.4 });
  const weak = aCampaign('cmp_weak', { budget: 100, roas: 2 });
  expect(moves(aContext([strong, weak]))).toEqual([
    {
      kind: 'ads.campaign.set-bid',
      payload: { campaignId: 'cmp_strong', fromMicros: '500000', toMicros: '550000' },
    },
  ]);
});

test('order of campaigns does not matter, and the same context gives the same answer', () => {
  const campaigns = [1, 2, 3, 4].map((i) =>
    aCampaign(`cmp_${i}`, { budget: 50 * i, roas: 2 * i, noise: 0.2 }),
  );
  const answer = proposeBidsAndBudgets(aContext(campaigns));
  expect(answer.proposals.length).toBeGreaterThan(1);
  expect(proposeBidsAndBudgets(aContext(campaigns))).toEqual(answer);
  expect(budgetMoves(aContext([...campaigns].reverse()))).toEqual(budgetMoves(aContext(campaigns)));
});
