import { unitsOf } from '../shared/micros';
import { type CampaignDay, daysInWindow } from './campaign-day';
import { type NormalBelief, probabilityAbove } from './normal';
import { fitResponse, logMarginalReturn, predictRevenue, type ResponseModel } from './response-model';

/** Days looked back on when a campaign's response is judged. */
export const responseWindowDays = 28;

export type CampaignOutlook = {
  id: string;
  budgetMicros: bigint;
  response: ResponseModel;
  /** Mean daily spend of the last seven complete days, in units. */
  recentSpend: number;
  /** Share of the daily budget that is really spent, 0 to 1. */
  utilisation: number;
  logMarginal: NormalBelief;
};

/** How one active campaign answers to spend; null when too little is known. */
export function campaignOutlook(
  campaign: { id: string; dailyBudgetMicros: string; days: readonly CampaignDay[] },
  today: string,
  minDays: number,
): CampaignOutlook | null {
  const response = fitResponse(daysInWindow(campaign.days, today, responseWindowDays), minDays);
  const recent = daysInWindow(campaign.days, today, 7).map((d) => unitsOf(BigInt(d.spendMicros)));
  const recentSpend = recent.length === 0 ? 0 : recent.reduce((a, b) => a + b, 0) / recent.length;
  const budgetMicros = BigInt(campaign.dailyBudgetMicros);
  if (!response || recentSpend <= 0 || budgetMicros <= 0n) return null;
  return {
    id: campaign.id,
    budgetMicros,
    response,
    recentSpend,
    utilisation: Math.min(1, recentSpend / unitsOf(budgetMicros)),
    logMarginal: logMarginalReturn(response, recentSpend),
  };
}

/** The probability that the last unit of spend returns more at `to` than at `from`. */
export function probabilityOfBetterReturn(from: CampaignOutlook, to: CampaignOutlook): number {
  const mean = to.logMarginal.mean - from.logMarginal.mean;
  return probabilityAbove(
    { mean, deviation: Math.hypot(to.logMarginal.deviation, from.logMarginal.deviation) },
    0,
  );
}

/** What the marginal unit of spend brings back, in units. */
export const marginalReturn = (outlook: CampaignOutlook): number => Math.exp(outlook.logMarginal.mean);

/** Expected change of one day's revenue when the budget changes by a share of itself, in units. */
export function revenueChange(outlook: CampaignOutlook, relativeChange: number): number {
  const before = predictRevenue(outlook.response, outlook.recentSpend);
  return predictRevenue(outlook.response, outlook.recentSpend * (1 + relativeChange)) - before;
}
