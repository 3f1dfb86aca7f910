import { unitsOf } from '../shared/micros';
import { type CampaignDay, daysInWindow } from './campaign-day';
import { type ConversionDelay, shareKnown } from './conversion-delay';
import { type NormalBelief, probabilityAbove } from './normal';
import {
  logMarginalReturn,
  type Outcome,
  predictOutcome,
  type ResponseModel,
  type ResponsePoint,
  responsePrior,
} from './response-model';
import { fitResponses } from './response-pool';

/** Days looked back on when a campaign's response is judged. */
export const responseWindowDays = 28;
/** Days with spend that a campaign needs within the window before it is judged. */
export const minCampaignDays = 7;

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

type Judged = { id: string; dailyBudgetMicros: string; days: readonly CampaignDay[] };
export type ResponseGround = { today: string; minDays: number; delay?: ConversionDelay | null };

/** What the campaigns are judged by: money where any was reported in the window, else the number of conversions. */
export function outcomeOf(campaigns: readonly Pick<Judged, 'days'>[], today: string): Outcome {
  const days = campaigns.flatMap((campaign) => daysInWindow(campaign.days, today, responseWindowDays));
  const hasMoney = days.some(({ revenueMicros }) => BigInt(revenueMicros) > 0n);
  return hasMoney || days.every(({ conversions }) => conversions === 0) ? 'revenue' : 'conversions';
}

/** How the campaigns answer to spend, judged together; those of which too little is known are left out. */
export function campaignOutlooks(
  campaigns: readonly Judged[],
  { today, minDays, delay = null }: ResponseGround,
): CampaignOutlook[] {
  const outcome = outcomeOf(campaigns, today);
  const known = campaigns
    .map((campaign) => ({
      campaign,
      points: responsePoints(outcome, daysInWindow(campaign.days, today, responseWindowDays), delay),
    }))
    .filter(({ points }) => points.length >= minDays);
  const fitted = fitResponses(
    outcome,
    known.map(({ campaign, points }) => ({ id: campaign.id, points })),
  );
  return known.flatMap(({ campaign }) => {
    const response = fitted?.models.get(campaign.id);
    const recent = daysInWindow(campaign.days, today, 7).map((d) => unitsOf(BigInt(d.spendMicros)));
    const recentSpend = recent.length === 0 ? 0 : recent.reduce((a, b) => a + b, 0) / recent.length;
    const budgetMicros = BigInt(campaign.dailyBudgetMicros);
    if (!response || recentSpend <= 0 || budgetMicros <= 0n) return [];
    return [
      {
        id: campaign.id,
        budgetMicros,
        response,
        recentSpend,
        utilisation: Math.min(1, recentSpend / unitsOf(budgetMicros)),
        logMarginal: logMarginalReturn(response, recentSpend),
      },
    ];
  });
}

/** The days on which something was spent, newest weighing most. */
export function responsePoints(
  outcome: Outcome,
  days: readonly CampaignDay[],
  delay: ConversionDelay | null,
): ResponsePoint[] {
  const newest = days.reduce((last, { day }) => (day > last ? day : last), '');
  return days.flatMap((d) => {
    const spend = unitsOf(BigInt(d.spendMicros));
    if (spend <= 0) return [];
    const brought = outcome === 'revenue' ? unitsOf(BigInt(d.revenueMicros)) : d.conversions;
    return [
      {
        spend,
        // A platform that takes money back reports less than nothing at times.
        outcome: Math.max(0, brought),
        known: shareKnown(delay, d.reportedAfterDays),
        weight: 0.5 ** (ageInDays(d.day, newest) / responsePrior.halfLifeDays),
      },
    ];
  });
}

/** The probability that the last unit of spend returns more at `to` than at `from`. */
export function probabilityOfBetterReturn(from: CampaignOutlook, to: CampaignOutlook): number {
  const mean = to.logMarginal.mean - from.logMarginal.mean;
  return probabilityAbove(
    { mean, deviation: Math.hypot(to.logMarginal.deviation, from.logMarginal.deviation) },
    0,
  );
}

/** What the marginal unit of spend brings back, in units of money or conversions. */
export const marginalReturn = (outlook: CampaignOutlook): number => Math.exp(outlook.logMarginal.mean);

/** Expected change of what one day brings when the budget changes by a share of itself, in units. */
export function outcomeChange(outlook: CampaignOutlook, relativeChange: number): number {
  const before = predictOutcome(outlook.response, outlook.recentSpend);
  return predictOutcome(outlook.response, outlook.recentSpend * (1 + relativeChange)) - before;
}

const ageInDays = (day: string, newest: string): number =>
  (Date.parse(newest) - Date.parse(day)) / 86_400_000;
