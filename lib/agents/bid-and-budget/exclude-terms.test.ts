import { expect, test } from 'vitest';
import { describeAction } from '@/lib/core/actions/catalogue';
import { proposalSchema } from '@/lib/core/actions/proposal';
import { addDays, type CampaignDay } from '@/lib/core/statistics/campaign-day';
import { assumedDelay } from '@/lib/core/statistics/conversion-delay';
import type { TermStanding } from '@/lib/core/statistics/search-term';
import type { BidAndBudgetContext } from './context';
import { proposeBidsAndBudgets } from './propose';

const today = '2026-03-01';
const days = Array.from({ length: 28 }, (_, i) => addDays(today, i - 28));
const aDay = (day: string): CampaignDay => ({
  day,
  spendMicros: '100000000',
  revenueMicros: '400000000',
  clicks: 200,
  conversions: 8,
  impressions: 9000,
});
/** A term that costs half a unit a click. */
const aTerm = (term: string, clicks: number, conversions: number): TermStanding => ({
  term,
  days: days.map((day, i) => ({
    day,
    spendMicros: String(clicks * 500_000),
    clicks,
    conversions: i % 2 === 0 ? conversions : 0,
    reportedAfterDays: 28 - i,
  })),
});
const known = [aTerm('jackets', 60, 5), aTerm('free jackets', 20, 0), aTerm('jacket test', 1, 0)];

const propose = (over: Partial<NonNullable<BidAndBudgetContext['terms']>> = {}, revenue = true) =>
  proposalSchema.array().parse(
    proposeBidsAndBudgets({
      signalId: 'sig_1',
      currency: 'EUR',
      caps: [],
      delay: null,
      campaigns: [
        {
          id: 'cmp_1',
          name: 'Jackets',
          status: 'active',
          dailyBudgetMicros: '100000000',
          bidMicros: '500000',
          days: days.map((day) => ({ ...aDay(day), ...(revenue ? {} : { revenueMicros: '0' }) })),
        },
      ],
      terms: {
        byCampaign: new Map([['cmp_1', known]]),
        delay: assumedDelay,
        notAgain: [],
        mayExclude: true,
        ...over,
      },
      policy: { id: 'pol_1', roasFloor: 1, roasMinSpendMicros: '100000000', roasWindowDays: 14 },
      limits: { maxRelativeChange: 0.2, maxAddedDailySpendMicros: '1000000000' },
      today,
    }).proposals,
  );
const excluded = (over: Parameters<typeof propose>[0] = {}, revenue = true) =>
  propose(over, revenue)
    .filter(({ kind }) => kind === 'ads.campaign.exclude-term')
    .map(({ kind, payload }) => (describeAction(kind, payload).payload as { term: string }).term);

test('a term that spends and brings nothing is excluded, with its evidence and what that saves; one that is hardly known is not', () => {
  expect(excluded()).toEqual(['free jackets']);
  const [proposal] = propose();
  expect(proposal?.reasoning).toContain(
    '“free jackets” spent 280.00 EUR on 560 clicks in 28 days and brought 0 conversions',
  );
  expect(proposal?.expectedEffect).toMatchObject({ unit: 'micros', horizonDays: 30 });
  const { low = 0, value = 0, high = 0 } = proposal?.expectedEffect ?? {};
  expect([low < value, value < high, high <= 300_000_000, low > 150_000_000]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(proposal?.confidence).toBeGreaterThanOrEqual(0.95);
});

test('without revenue a term is held to the price of a conversion of its campaign', () => {
  expect(excluded({}, false)).toEqual(['free jackets']);
});

test('nothing is excluded that is so already, that a person did not want, or that the scope does not grant', () => {
  expect(excluded({ notAgain: [{ campaignId: 'cmp_1', term: 'free jackets' }] })).toEqual([]);
  expect(excluded({ mayExclude: false })).toEqual([]);
  expect(excluded({ byCampaign: new Map() })).toEqual([]);
});
