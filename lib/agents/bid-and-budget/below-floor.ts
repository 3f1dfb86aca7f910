import { type CampaignDay, daysInWindow } from '@/lib/core/statistics/campaign-day';
import { type ConversionDelay, shareKnown } from '@/lib/core/statistics/conversion-delay';
import { probabilityBelowFloor, type Roas, roasOf } from '@/lib/core/statistics/roas';
import type { BidAndBudgetContext, CampaignStanding } from './context';

export type BelowFloor = { campaign: CampaignStanding; roas: Roas & { ratio: number }; probability: number };

/**
 * Active campaigns whose return over the policy's window is below its floor, on enough spend to say so. What is still to be reported is
 * counted in: a campaign is not paused for conversions that are only late.
 */
export function campaignsBelowFloor(context: BidAndBudgetContext): BelowFloor[] {
  const { roasFloor, roasMinSpendMicros, roasWindowDays } = context.policy;
  return context.campaigns
    .filter((campaign) => campaign.status === 'active')
    .flatMap((campaign) => {
      const days = daysInWindow(campaign.days, context.today, roasWindowDays);
      const roas = roasOf(days.map((day) => completed(day, context.delay)));
      const { ratio } = roas;
      const hasEnoughSpend = roas.spendMicros >= BigInt(roasMinSpendMicros);
      if (ratio === null || !hasEnoughSpend || ratio >= roasFloor) return [];
      return [
        { campaign, roas: { ...roas, ratio }, probability: probabilityBelowFloor(roas, roasFloor) ?? 0.5 },
      ];
    });
}

const completed = (day: CampaignDay, delay: ConversionDelay | null): CampaignDay => {
  const known = shareKnown(delay, day.reportedAfterDays);
  return known === 1
    ? day
    : { ...day, revenueMicros: String(BigInt(Math.round(Number(day.revenueMicros) / known))) };
};
