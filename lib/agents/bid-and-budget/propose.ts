import { campaignOutlooks, minCampaignDays, outcomeOf } from '@/lib/core/statistics/budget-shift';
import type { Outcome } from '@/lib/core/statistics/response-model';
import type { AgentResult } from '../kit/agent';
import { countText, moneyText } from '../kit/words';
import { campaignsBelowFloor } from './below-floor';
import { CapRoom } from './cap-room';
import type { BidAndBudgetContext } from './context';
import { exclusionProposal, planExclusions } from './exclude-terms';
import { planBids } from './plan-bids';
import { planPacing } from './plan-pacing';
import { planShifts } from './plan-shifts';
import { bidProposal, budgetProposal, pacingProposal, pauseProposal } from './proposals';
import { showToCompany } from './show-to-company';

/**
 * Pauses what pays too little, excludes search terms that do, brings spend to the pace of its caps, moves budget between what remains, then adjusts bids. Decreases come
 * before increases; what is moved between campaigns sums to zero. Nothing to gain: no proposals, and why.
 */
export function proposeBidsAndBudgets(context: BidAndBudgetContext): AgentResult {
  if (context.company) return showToCompany(context, context.company);
  const active = context.campaigns.filter(({ status }) => status === 'active');
  if (active.length === 0) return { summary: 'Nothing proposed: no campaign is active.', proposals: [] };
  const outcome = outcomeOf(active, context.today);
  const below = outcome === 'revenue' ? campaignsBelowFloor(context) : [];
  const pausing = new Set(below.map(({ campaign }) => campaign.id));
  const kept = active.filter(({ id }) => !pausing.has(id));
  const outlooks = campaignOutlooks(kept, {
    today: context.today,
    minDays: minCampaignDays,
    delay: context.delay,
  });
  const limits = {
    maxRelativeChange: context.limits.maxRelativeChange,
    maxAddedDailySpendMicros: BigInt(context.limits.maxAddedDailySpendMicros),
  };
  const room = new CapRoom(context.caps);
  for (const { campaign } of below) room.note(campaign.id, -BigInt(campaign.dailyBudgetMicros));
  const pacing = planPacing(context.caps, kept, outlooks, limits, room);
  const paced = new Set(pacing.map(({ campaignId }) => campaignId));
  const shifts = planShifts(
    outlooks.filter(({ id }) => !paced.has(id)),
    limits,
    room,
  );
  const settled = new Set([...paced, ...shifts.map(({ outlook }) => outlook.id)]);
  const bids = planBids(outlooks, kept, settled, context.limits.maxRelativeChange);
  const exclusions = planExclusions(context, kept);
  const [cuts, raises] = [pacing.filter(isCut), pacing.filter((change) => !isCut(change))];
  const proposals = [
    ...below.map((item) => pauseProposal(context, item)),
    ...exclusions.map((item) => exclusionProposal(context, item)),
    ...cuts.map((item) => pacingProposal(context, item)),
    ...shifts.map((item) => budgetProposal(context, item)),
    ...raises.map((item) => pacingProposal(context, item)),
    ...bids.map((item) => bidProposal(context, item)),
  ];
  if (proposals.length === 0)
    return { summary: whyNothing(kept.length, outlooks.length, outcome), proposals: [] };
  const moved = shifts.reduce((sum, { deltaMicros }) => (deltaMicros > 0n ? sum + deltaMicros : sum), 0n);
  const money = (micros: bigint) => moneyText(micros < 0n ? -micros : micros, context.currency);
  const sumOf = (list: typeof pacing) => list.reduce((sum, { deltaMicros }) => sum + deltaMicros, 0n);
  const parts = [
    below.length > 0 ? `pause ${countText(below.length, 'campaign')} below the floor` : '',
    exclusions.length > 0
      ? `exclude ${countText(exclusions.length, 'search term')} that bring too little`
      : '',
    cuts.length > 0 ? `take ${money(sumOf(cuts))} of daily budget to end within the cap` : '',
    moved > 0n ? `move ${money(moved)} of daily budget to where it returns more` : '',
    raises.length > 0 ? `add ${money(sumOf(raises))} of daily budget that the plan of the period leaves` : '',
    bids.length > 0 ? `adjust ${countText(bids.length, 'bid')}` : '',
  ].filter((part) => part !== '');
  const text = parts.join('; ');
  const total = moved > 0n ? ' The total of the budgets moved stays the same.' : '';
  const by = outcome === 'conversions' ? ' Judged by conversions: no revenue is reported.' : '';
  return { summary: `${text.charAt(0).toUpperCase()}${text.slice(1)}.${total}${by}`, proposals };
}

const isCut = ({ deltaMicros }: { deltaMicros: bigint }): boolean => deltaMicros < 0n;

function whyNothing(active: number, judged: number, outcome: Outcome): string {
  if (judged === 0) {
    return `Nothing proposed: none of ${countText(active, 'active campaign')} has ${minCampaignDays} complete days with spend, or nothing came back on any of them.`;
  }
  if (judged === 1) {
    return 'Nothing proposed: only one campaign has enough data, so there is nothing to move budget between.';
  }
  return `Nothing proposed: between ${countText(judged, 'campaign')}, no shift is likely enough to bring more ${outcome}.`;
}
