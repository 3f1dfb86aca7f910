import type { Plan } from '@/lib/core/runs/plan';
import {
  type CampaignOutlook,
  campaignOutlooks,
  marginalReturn,
  probabilityOfBetterReturn,
} from '@/lib/core/statistics/budget-shift';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { predictOutcome, responsePrior } from '@/lib/core/statistics/response-model';
import { countText, percentText, ratioText } from '../kit/words';
import type { Assumptions } from './assumptions';
import type { OrchestratorContext } from './context';
import { assignPlan, noPlan, noValue, type Value } from './plan-parts';
import { measuredOnCampaigns } from './uplifts';

type Campaigns = NonNullable<OrchestratorContext['campaigns']>;

/** Whether a reported day is reason to look at bids and budgets: once per day, when it is complete and enough is known. */
export function planCampaignDay(context: OrchestratorContext, assumptions: Assumptions): Plan {
  const campaigns = (context.campaigns ?? []).filter(({ status }) => status === 'active');
  const day = typeof context.signal.payload.day === 'string' ? context.signal.payload.day : null;
  const inputs: Plan['inputs'] = [
    { type: 'signal', id: context.signal.id, note: `Performance of ${day ?? 'an unknown day'}.` },
    ...campaigns.slice(0, 30).map(({ id, days }) => ({
      type: 'campaign' as const,
      id,
      note: `Budget and ${countText(days.length, 'day')} of results.`,
    })),
  ];
  const rest = { inputs, assumptions: assumptionTexts(assumptions), uplifts: [] as Plan['uplifts'] };
  const obstacle = obstacleToPlanning(context, campaigns, day, assumptions);
  if (obstacle) return noPlan(obstacle, rest);

  const outlooks = campaignOutlooks(campaigns, {
    today: context.today,
    minDays: assumptions.minCampaignDays,
  });
  const { value: modelled, pair } = valueOfReallocation(outlooks, assumptions);
  const known = measuredOnCampaigns(modelled, bringsOf(outlooks, assumptions), context.measured);
  const value = known?.value ?? modelled;
  const counts = outlooks.some(({ response }) => response.outcome === 'conversions');
  if (counts)
    rest.assumptions.push(
      `No revenue is reported: a conversion counts as ${assumptions.valuePerConversion.mid} ${context.currency}.`,
    );
  if (known) {
    rest.uplifts.push(known.uplift);
    if (value.mid < 0)
      return noPlan(
        'By what its holdout has measured, moving money between campaigns brings less than leaving it: bids and budgets stay as they are.',
        rest,
        { agentKind: 'bid-and-budget', why: 'Move money between campaigns.', value },
      );
  }
  const seen = `${day} is complete for ${countText(campaigns.length, 'active campaign')}.`;
  const why = pair
    ? `${seen} ${marginalText(pair, counts)}; that the difference is real has a probability of ${percentText(pair.probability)}.`
    : `${seen} No difference between campaigns can be judged, but each return has to be held against the floor.`;
  return assignPlan('bid-and-budget', why, value, 'Leave bids and budgets as they are.', rest);
}

const marginalText = ({ from, to }: Pair, counts: boolean): string =>
  counts
    ? `One more conversion costs about ${ratioText(1 / marginalReturn(to))} at the best and ${ratioText(1 / marginalReturn(from))} at the worst of them`
    : `One more unit of spend returns about ${ratioText(marginalReturn(to))} at the best and ${ratioText(marginalReturn(from))} at the worst of them`;

function obstacleToPlanning(
  context: OrchestratorContext,
  campaigns: Campaigns,
  day: string | null,
  { minSignalQuality, minCampaignDays }: Assumptions,
): string | null {
  const { quality } = context.signal;
  if (quality < minSignalQuality) {
    return `The signal's quality of ${quality.toFixed(2)} is under ${minSignalQuality.toFixed(2)}: too doubtful to act on.`;
  }
  if (day === null) return 'The signal names no day.';
  if (campaigns.length === 0) return 'No campaign is active.';
  if (context.openRuns > 0) return 'An earlier reallocation is still open; it is answered first.';
  if (day >= context.today) return `${day} is not over yet: its figures are not complete.`;
  const last = context.lastPlannedDay ?? null;
  if (last !== null && day <= last)
    return `Bids and budgets were already looked at with the figures of ${last}.`;
  if (campaigns.some((c) => c.days.some((d) => d.day > day && d.day < context.today))) {
    return `Newer days than ${day} are known; the newest decides.`;
  }
  const missing = campaigns.filter((c) => reportsLately(c, day) && !c.days.some((d) => d.day === day)).length;
  if (missing > 0) return `${countText(missing, 'active campaign')} still to report on ${day}.`;
  const longest = Math.max(...campaigns.map((c) => c.days.filter((d) => d.day <= day).length));
  if (longest < minCampaignDays) {
    return `Only ${countText(longest, 'day')} of results so far; ${minCampaignDays} are needed before a return is judged.`;
  }
  return null;
}

/** A campaign that reported within the week before is expected to report again. */
const reportsLately = (campaign: Campaigns[number], day: string): boolean =>
  campaign.days.some((d) => d.day < day && d.day >= addDays(day, -7));

type Pair = { from: CampaignOutlook; to: CampaignOutlook; probability: number };

/** What one step from the worst to the best marginal return is worth over the horizon, if the response model holds. */
function valueOfReallocation(
  outlooks: readonly CampaignOutlook[],
  assumptions: Assumptions,
): { value: Value; pair: Pair | null } {
  const ordered = [...outlooks].sort((a, b) => marginalReturn(a) - marginalReturn(b));
  const [from, to] = [ordered.at(0), ordered.at(-1)];
  const cost = assumptions.reviewCost;
  if (!from || !to || from === to) return { value: { ...noValue, low: -cost }, pair: null };
  const probability = probabilityOfBetterReturn(from, to);
  const moved =
    Math.min(from.recentSpend, to.recentSpend) *
    assumptions.reallocationStep *
    assumptions.reallocationHorizonDays;
  const worth = to.response.outcome === 'conversions' ? assumptions.valuePerConversion.mid : 1;
  const gap = (spread: number) =>
    worth *
    (Math.exp(to.logMarginal.mean + spread * to.logMarginal.deviation) -
      Math.exp(from.logMarginal.mean - spread * from.logMarginal.deviation));
  const value = {
    low: moved * gap(-1.2816) - 2 * cost,
    // The agent proposes, and costs a review of both sides, only where the difference is likely enough.
    mid: Math.max(0, moved * gap(0) - 2 * cost) * probability,
    high: Math.max(0, moved * gap(1.2816) - 2 * cost),
  };
  return { value, pair: { from, to, probability } };
}

/** What all of them are expected to bring over the horizon, in units. */
function bringsOf(outlooks: readonly CampaignOutlook[], assumptions: Assumptions): number {
  const perDay = outlooks.reduce((sum, { response, recentSpend }) => {
    const worth = response.outcome === 'conversions' ? assumptions.valuePerConversion.mid : 1;
    return sum + (recentSpend > 0 ? predictOutcome(response, recentSpend) * worth : 0);
  }, 0);
  return perDay * assumptions.reallocationHorizonDays;
}

function assumptionTexts(a: Assumptions): string[] {
  return [
    `What a campaign brings follows a · spend^b, b drawn towards ${responsePrior.elasticity} and all towards what the campaigns have in common; what another split returns was never observed.`,
    `One step moves at most ${percentText(a.reallocationStep)} of a budget and counts for ${countText(a.reallocationHorizonDays, 'day')}.`,
  ];
}
