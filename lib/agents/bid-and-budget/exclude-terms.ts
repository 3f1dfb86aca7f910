import type { PayloadOf } from '@/lib/core/actions/catalogue';
import type { Proposal } from '@/lib/core/actions/proposal';
import { microsOf } from '@/lib/core/shared/micros';
import {
  EXCLUDE_FROM,
  type JudgedTerm,
  judgeTerms,
  SAVED_OVER_DAYS,
  type TermWorth,
  termWindowDays,
  worthOfConversion,
} from '@/lib/core/statistics/judge-terms';
import { countText, moneyText, percentText, ratioText } from '../kit/words';
import type { BidAndBudgetContext, CampaignStanding } from './context';

/** No more at once, the most wasteful first: each is looked at by itself. */
const MOST_AT_ONCE = 5;

export type Exclusion = { campaign: CampaignStanding; term: JudgedTerm; worth: TermWorth };

/** Terms that are all but sure to pay too little, of campaigns that stay active; the largest savings first. */
export function planExclusions(
  context: BidAndBudgetContext,
  campaigns: readonly CampaignStanding[],
): Exclusion[] {
  const { terms, today } = context;
  if (!terms?.mayExclude) return [];
  return campaigns
    .flatMap((campaign) => {
      const worth = worthOfConversion(campaign.days, { today, roasFloor: context.policy.roasFloor });
      const known = terms.byCampaign.get(campaign.id) ?? [];
      const passedOver = new Set(
        terms.notAgain.flatMap(({ campaignId, term }) => (campaignId === campaign.id ? [term] : [])),
      );
      return judgeTerms(known, { today, delay: terms.delay, worth }).flatMap((term) =>
        worth !== null && term.probability >= EXCLUDE_FROM && term.saved.mid > 0 && !passedOver.has(term.term)
          ? [{ campaign, term, worth }]
          : [],
      );
    })
    .sort((a, b) => b.term.saved.mid - a.term.saved.mid)
    .slice(0, MOST_AT_ONCE);
}

export function exclusionProposal(
  context: BidAndBudgetContext,
  { campaign, term, worth }: Exclusion,
): Proposal {
  const { currency, terms } = context;
  const money = (units: number) => moneyText(microsOf(units), currency);
  const payload: PayloadOf<'ads.campaign.exclude-term'> = { campaignId: campaign.id, term: term.term };
  const toCome =
    term.toCome >= 0.05 ? `, about ${term.toCome.toFixed(1)} of which are still to be reported` : '';
  return {
    kind: 'ads.campaign.exclude-term',
    payload,
    reasoning: [
      `“${term.term}” spent ${moneyText(term.spendMicros, currency)} on ${countText(term.clicks, 'click')} in ${countText(term.days, 'day')} and brought ${countText(term.conversions, 'conversion')}.`,
      `As believed, a unit of spend brings back ${ratioText(term.returns.mid)} (${ratioText(term.returns.low)} to ${ratioText(term.returns.high)}) at ${money(worth.perConversion)} a conversion; below ${ratioText(worth.floor)} with a probability of ${percentText(term.probability)}.`,
      `Without it, ${countText(SAVED_OVER_DAYS, 'day')} save ${money(term.saved.mid)} (${money(term.saved.low)} to ${money(term.saved.high)}), the worth of its conversions taken off.`,
      `It is drawn to what the terms of the campaign have in common; conversions come late by what ${terms && terms.delay.days > 0 ? `${countText(terms.delay.days, 'day')} reported again say` : 'is assumed'}${toCome}.`,
    ].join(' '),
    inputs: [
      {
        type: 'campaign',
        id: campaign.id,
        note: `Search terms of up to ${countText(termWindowDays, 'day')} before ${context.today}.`,
      },
      ...(context.signalId
        ? [{ type: 'signal' as const, id: context.signalId, note: 'What set it off.' }]
        : []),
      ...(context.policy.id
        ? [{ type: 'policy' as const, id: context.policy.id, note: 'Return floor.' }]
        : []),
    ],
    expectedEffect: {
      metric: 'Spend saved, less the worth of the conversions given up',
      unit: 'micros',
      value: Math.round(term.saved.mid * 1_000_000),
      low: Math.round(term.saved.low * 1_000_000),
      high: Math.round(term.saved.high * 1_000_000),
      horizonDays: SAVED_OVER_DAYS,
    },
    confidence: Number(Math.min(1, term.probability).toFixed(4)),
  };
}
