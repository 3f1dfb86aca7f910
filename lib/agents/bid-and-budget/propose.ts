import { campaignOutlook } from '@/lib/core/statistics/budget-shift';
import type { AgentResult } from '../kit/agent';
import { countText, moneyText } from '../kit/words';
import { campaignsBelowFloor } from './below-floor';
import type { BidAndBudgetContext } from './context';
import { planBids } from './plan-bids';
import { planShifts } from './plan-shifts';
import { bidProposal, budgetProposal, pauseProposal } from './proposals';

export const minCampaignDays = 7;

/**
 * Pauses what pays too little, then moves budget between what remains, then adjusts bids. Decreases come before increases and
 * the sum of daily budgets moved is zero. Nothing to gain: no proposals, and why.
 */
export function proposeBidsAndBudgets(context: BidAndBudgetContext): AgentResult {
  const active = context.campaigns.filter(({ status }) => status === 'active');
  if (active.length === 0) return { summary: 'Nothing proposed: no campaign is active.', proposals: [] };
  const below = campaignsBelowFloor(context);
  const pausing = new Set(below.map(({ campaign }) => campaign.id));
  const kept = active.filter(({ id }) => !pausing.has(id));
  const outlooks = kept.flatMap(
    (campaign) => campaignOutlook(campaign, context.today, minCampaignDays) ?? [],
  );
  const shifts = planShifts(outlooks, {
    maxRelativeChange: context.limits.maxRelativeChange,
    maxAddedDailySpendMicros: BigInt(context.limits.maxAddedDailySpendMicros),
  });
  const settled = new Set(shifts.map(({ outlook }) => outlook.id));
  const bids = planBids(outlooks, kept, settled, context.limits.maxRelativeChange);
  const proposals = [
    ...below.map((item) => pauseProposal(context, item)),
    ...shifts.map((item) => budgetProposal(context, item)),
    ...bids.map((item) => bidProposal(context, item)),
  ];
  if (proposals.length === 0) return { summary: whyNothing(kept.length, outlooks.length), proposals: [] };
  const moved = shifts.reduce((sum, { deltaMicros }) => (deltaMicros > 0n ? sum + deltaMicros : sum), 0n);
  const parts = [
    below.length > 0 ? `pause ${countText(below.length, 'campaign')} below the floor` : '',
    moved > 0n ? `move ${moneyText(moved, context.currency)} of daily budget to where it returns more` : '',
    bids.length > 0 ? `adjust ${countText(bids.length, 'bid')}` : '',
  ].filter((part) => part !== '');
  const text = parts.join('; ');
  const total = moved > 0n ? ' The total of the budgets moved stays the same.' : '';
  return { summary: `${text.charAt(0).toUpperCase()}${text.slice(1)}.${total}`, proposals };
}

function whyNothing(active: number, judged: number): string {
  if (judged === 0) {
    return `Nothing proposed: none of ${countText(active, 'active campaign')} has ${minCampaignDays} complete days with spend and revenue yet.`;
  }
  if (judged === 1) {
    return 'Nothing proposed: only one campaign has enough data, so there is nothing to move budget between.';
  }
  return `Nothing proposed: between ${countText(judged, 'campaign')}, no shift is likely enough to improve the return.`;
}
