import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeAction } from '@/lib/core/actions/catalogue';
import { coveredBy, type SpendCap } from '@/lib/core/budgets/spend-cap';
import { addDays } from '@/lib/core/statistics/campaign-day';
import type { BidAndBudgetContext, CampaignStanding } from './context';
import { proposeBidsAndBudgets } from './propose';

const today = '2026-03-11';
const micros = (units: number) => String(Math.round(units * 1e6));

type Shape = { budget: number; returns: number; money?: boolean };
const aCampaign = (id: string, { budget, returns, money = true }: Shape): CampaignStanding => ({
  id,
  name: id,
  status: 'active',
  dailyBudgetMicros: micros(budget),
  bidMicros: '0',
  days: Array.from({ length: 28 }, (_, i) => ({
    day: addDays(today, i - 28),
    spendMicros: micros(budget),
    revenueMicros: money ? micros(budget * returns) : '0',
    clicks: 10,
    conversions: money ? 1 : Math.round(budget * returns),
    impressions: 100,
  })),
});

const aCap = (part: Partial<SpendCap> & Pick<SpendCap, 'id' | 'covers'>): SpendCap => ({
  name: part.id,
  period: 'day',
  pacing: 'none',
  capMicros: micros(1000),
  perDayMicros: micros(0),
  spentBeforeMicros: '0',
  leftMicros: micros(1000),
  daysLeft: 1,
  ...part,
});

const aContext = (campaigns: CampaignStanding[], caps: SpendCap[]): BidAndBudgetContext => ({
  signalId: null,
  currency: 'EUR',
  campaigns,
  caps,
  delay: null,
  policy: { id: null, roasFloor: 0.1, roasMinSpendMicros: micros(100), roasWindowDays: 14 },
  limits: { maxRelativeChange: 0.2, maxAddedDailySpendMicros: micros(10_000) },
  today,
});

/** Budget changes in the order proposed, in micros. */
const changes = (context: BidAndBudgetContext) =>
  proposeBidsAndBudgets(context).proposals.flatMap(({ kind, payload }) => {
    const { target, payload: body } = describeAction(kind, payload);
    const { fromMicros, toMicros } = body as { fromMicros?: string; toMicros?: string };
    return kind === 'ads.campaign.set-daily-budget'
      ? [{ id: target.id, delta: BigInt(toMicros ?? 0) - BigInt(fromMicros ?? 0) }]
      : [];
  });

/** Caps over everything, over one account and over single campaigns, in any state, set right against the campaigns' budgets. */
const worlds = fc
  .record({
    shapes: fc.array(
      fc.record({ budget: fc.integer({ min: 5, max: 500 }), returns: fc.integer({ min: 1, max: 9 }) }),
      { minLength: 2, maxLength: 6 },
    ),
    caps: fc.array(
      fc.record({
        first: fc.nat(5),
        count: fc.integer({ min: 1, max: 6 }),
        monthly: fc.boolean(),
        even: fc.boolean(),
        tightness: fc.integer({ min: 70, max: 140 }),
        agent: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(({ shapes, caps }) => {
    const campaigns = shapes.map((shape, i) => aCampaign(`cmp_${i}`, shape));
    return aContext(
      campaigns,
      caps.map(({ first, count, monthly, even, tightness, agent }, i) => {
        const covers = campaigns.slice(first % campaigns.length).slice(0, count);
        const perDay = covers.reduce((sum, c) => sum + Number(c.dailyBudgetMicros), 0);
        const daysLeft = monthly ? 10 : 1;
        const cap = Math.round((perDay * daysLeft * tightness) / 100);
        return aCap({
          id: `bud_${i}`,
          covers: covers.map(({ id }) => id),
          period: monthly ? 'month' : 'day',
          pacing: even ? 'even' : 'none',
          capMicros: String(cap),
          perDayMicros: agent ? null : String(perDay),
          leftMicros: String(agent ? cap : cap - perDay * daysLeft),
          daysLeft,
        });
      }),
    );
  });

test('whatever the caps: no proposal brings one over its cap, and none that is over goes further', () => {
  let seen = 0;
  fc.assert(
    fc.property(worlds, (context) => {
      const deltas = changes(context);
      seen += deltas.length;
      for (const cap of context.caps) {
        const under = deltas.filter(({ id }) => coveredBy(cap, id));
        // An agent's cap counts what is added alone; of the others what was taken first makes room.
        let added = 0n;
        for (const { delta } of under) {
          added += cap.perDayMicros === null && delta < 0n ? 0n : delta;
          const room = BigInt(cap.leftMicros) > 0n ? BigInt(cap.leftMicros) / BigInt(cap.daysLeft) : 0n;
          expect(added <= room).toBe(true);
        }
      }
    }),
    { numRuns: 300, seed: 11 },
  );
  expect(seen).toBeGreaterThan(200);
});

test('ahead of the month, the weakest under the cap give first, until the month ends at its cap', () => {
  const campaigns = [
    aCampaign('strong', { budget: 100, returns: 5 }),
    aCampaign('weak', { budget: 100, returns: 2 }),
  ];
  const cap = aCap({
    id: 'month',
    covers: 'all',
    period: 'month',
    capMicros: micros(5800),
    perDayMicros: micros(200),
    spentBeforeMicros: micros(1900),
    // 21 days are left: 185.71 a day end at the cap.
    daysLeft: 21,
    leftMicros: micros(5800 - 1900 - 4200),
  });
  const { summary, proposals } = proposeBidsAndBudgets(aContext(campaigns, [cap]));
  expect(changes(aContext(campaigns, [cap]))[0]).toEqual({ id: 'weak', delta: -14_290_000n });
  expect(summary).toContain('Take 14.29 EUR of daily budget to end within the cap');
  expect(proposals[0]?.reasoning).toContain('185.71 EUR a day for 21 more days end exactly at its cap');
});

test('behind a month that is to be spent evenly, budget is added where it pays; without that wish it is not', () => {
  const campaigns = [
    aCampaign('strong', { budget: 100, returns: 5 }),
    aCampaign('losing', { budget: 100, returns: 0.6 }),
  ];
  const cap = (pacing: SpendCap['pacing']) =>
    aCap({
      id: 'month',
      covers: 'all',
      period: 'month',
      pacing,
      capMicros: micros(10_000),
      perDayMicros: micros(200),
      spentBeforeMicros: micros(1000),
      daysLeft: 21,
      leftMicros: micros(10_000 - 1000 - 4200),
    });
  const added = (pacing: SpendCap['pacing']) =>
    changes(aContext(campaigns, [cap(pacing)])).reduce((sum, { delta }) => sum + delta, 0n);
  expect(added('even')).toBe(15_000_000n);
  expect(added('none')).toBe(0n);
});

test('without any revenue reported, budget goes by conversions, and no bid is held against a price nobody stated', () => {
  const campaigns = [
    aCampaign('good', { budget: 100, returns: 0.2, money: false }),
    aCampaign('poor', { budget: 100, returns: 0.05, money: false }),
  ];
  const { summary, proposals } = proposeBidsAndBudgets(aContext(campaigns, []));
  expect(summary).toContain('Judged by conversions');
  expect(proposals.map(({ kind }) => kind)).toEqual([
    'ads.campaign.set-daily-budget',
    'ads.campaign.set-daily-budget',
  ]);
  expect(proposals[1]).toMatchObject({ payload: { campaignId: 'good' }, expectedEffect: { unit: 'count' } });
  expect(proposals[1]?.reasoning).toContain('One more conversion costs about');
});
