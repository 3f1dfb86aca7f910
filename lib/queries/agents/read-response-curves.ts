import type { ResponseCurves } from '@/lib/contracts/response-curves';
import { AppError } from '@/lib/core/shared/app-error';
import { microsOf } from '@/lib/core/shared/micros';
import {
  type CampaignOutlook,
  campaignOutlooks,
  minCampaignDays,
  outcomeOf,
  responseWindowDays,
} from '@/lib/core/statistics/budget-shift';
import { daysInWindow } from '@/lib/core/statistics/campaign-day';
import { type ConversionDelay, delayPrior, shareKnown } from '@/lib/core/statistics/conversion-delay';
import type { NormalBelief } from '@/lib/core/statistics/normal';
import { logOutcome, responsePrior } from '@/lib/core/statistics/response-model';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import { loadCampaignStandings } from '../campaigns/campaign-standings';
import { loadDelay } from '../campaigns/load-delay';

/** Of the recent spend. */
const spends = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];
/** So many deviations either way hold 8 in 10. */
const eightInTen = 1.2816;

/** How the campaigns answer to spend, by the same model and data that the agent's next proposals rest on. */
export async function readResponseCurves(
  workspace: { id: string; timeZone: string; currency: string },
  agentId: string,
): Promise<ResponseCurves> {
  await requireMediaAgent(workspace.id, agentId);
  const today = localDay(now(), workspace.timeZone);
  const [standings, delay] = await Promise.all([
    loadCampaignStandings(workspace.id, today),
    loadDelay(workspace.id, today),
  ]);
  const active = standings.filter(({ status }) => status === 'active');
  const outlooks = campaignOutlooks(active, { today, minDays: minCampaignDays, delay });
  const named = (id: string) => ({
    type: 'campaign',
    id,
    name: active.find((campaign) => campaign.id === id)?.name ?? null,
    isSample: false,
  });
  const judged = new Set(outlooks.map(({ id }) => id));
  return {
    outcome: outcomeOf(active, today),
    currency: workspace.currency,
    today,
    assumptions: assumptionsOf(delay),
    campaigns: outlooks.map((outlook) => ({ campaign: named(outlook.id), ...curveOf(outlook) })),
    notJudged: active
      .filter(({ id }) => !judged.has(id))
      .map(({ id, days }) => ({
        campaign: named(id),
        days: daysInWindow(days, today, responseWindowDays).length,
      })),
  };
}

async function requireMediaAgent(workspaceId: string, agentId: string): Promise<void> {
  const agent = await db().agent.findUnique({
    where: { id_workspaceId: { id: agentId, workspaceId } },
    select: { kind: true },
  });
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent in this workspace.' });
  if (agent.kind !== 'bid-and-budget')
    throw new AppError('conflict', { detail: 'This agent works with no campaigns: it has no curves.' });
}

function curveOf({ budgetMicros, recentSpend, response, logMarginal }: CampaignOutlook) {
  const { mean, deviation } = response.elasticity;
  return {
    dailyBudgetMicros: budgetMicros.toString(),
    recentSpendMicros: microsOf(recentSpend).toString(),
    days: response.days,
    seen: response.seen,
    elasticity: { mean, low: mean - eightInTen * deviation, high: mean + eightInTen * deviation },
    marginal: intervalOf(logMarginal),
    points: spends.map((share) => ({
      spendMicros: microsOf(recentSpend * share).toString(),
      isRecent: share === 1,
      ...intervalOf(logOutcome(response, recentSpend * share)),
    })),
  };
}

const intervalOf = ({ mean, deviation }: NormalBelief) => ({
  mean: Math.exp(mean),
  low: Math.exp(mean - eightInTen * deviation),
  high: Math.exp(mean + eightInTen * deviation),
});

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function assumptionsOf(delay: ConversionDelay | null): string[] {
  return [
    'What a day brings follows spend to a power below 1: each further unit brings less. What another spend would have brought was never observed.',
    `Before any data the power is ${responsePrior.elasticity}, give or take ${responsePrior.elasticityDeviation}; each campaign’s own days move it, and all campaigns are drawn towards what they have in common, the more the less there is of their own.`,
    `The last ${responseWindowDays} complete days count, a day ${responsePrior.halfLifeDays} days older half as much; ${minCampaignDays} days with spend are needed.`,
    delay
      ? `Conversions are reported late: ${percent(shareKnown(delay, 0))} of a day’s are known on the day, ${percent(shareKnown(delay, 1))} a day later, ${percent(shareKnown(delay, 7))} after a week; learnt from ${delay.days} days that were reported again (${delay.conversions} conversions), with a prior worth ${delayPrior.conversions} conversions that ${percent(delayPrior.late)} are late. What is missing is counted in.`
      : 'Every day was reported once: nothing is taken to be missing from it.',
  ];
}
