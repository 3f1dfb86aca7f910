import { daysInWindow } from '@/lib/core/statistics/campaign-day';
import { probabilityBelowFloor, type Roas, roasOf } from '@/lib/core/statistics/roas';
import type { BidAndBudgetContext, CampaignStanding } from './context';

export type BelowFloor = { campaign: CampaignStanding; roas: Roas & { ratio: number }; probability: number };

/** Active campaigns whose return over the policy's window is below its floor, on enough spend to say so. */
export function campaignsBelowFloor(context: BidAndBudgetContext): BelowFloor[] {
  const { roasFloor, roasMinSpendMicros, roasWindowDays } = context.policy;
  return context.campaigns
    .filter((campaign) => campaign.status === 'active')
    .flatMap((campaign) => {
      const roas = roasOf(daysInWindow(campaign.days, context.today, roasWindowDays));
      const { ratio } = roas;
      const hasEnoughSpend = roas.spendMicros >= BigInt(roasMinSpendMicros);
      if (ratio === null || !hasEnoughSpend || ratio >= roasFloor) return [];
      return [
        { campaign, roas: { ...roas, ratio }, probability: probabilityBelowFloor(roas, roasFloor) ?? 0.5 },
      ];
    });
}
