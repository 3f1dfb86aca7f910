import type { PayloadOf } from '@/lib/core/actions/catalogue';
import type { Proposal } from '@/lib/core/actions/proposal';
import { evenPerDay } from '@/lib/core/budgets/spend-cap';
import {
  type CampaignOutlook,
  marginalReturn,
  outcomeChange,
  responseWindowDays,
} from '@/lib/core/statistics/budget-shift';
import { shareKnown } from '@/lib/core/statistics/conversion-delay';
import { probabilityAbove } from '@/lib/core/statistics/normal';
import { responsePrior } from '@/lib/core/statistics/response-model';
import { changeText, countText, moneyText, percentText, ratioText } from '../kit/words';
import type { BelowFloor } from './below-floor';
import type { BidAndBudgetContext } from './context';
import type { BidChange } from './plan-bids';
import type { PacingChange } from './plan-pacing';
import type { BudgetChange } from './plan-shifts';

/** A campaign's name is text from outside: shown short and on one line, read by nothing. */
const named = (context: BidAndBudgetContext, id: string): string => {
  const name = context.campaigns.find((campaign) => campaign.id === id)?.name ?? id;
  return `“${name
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, 60)}”`;
};

export function pauseProposal(
  context: BidAndBudgetContext,
  { campaign, roas, probability }: BelowFloor,
): Proposal {
  const { roasFloor, roasWindowDays } = context.policy;
  const payload: PayloadOf<'ads.campaign.pause'> = { campaignId: campaign.id };
  // Below a floor above 1 a campaign can still earn: then pausing costs, and the number says so.
  const saved = Number(roas.spendMicros - roas.revenueMicros) / roasWindowDays;
  const uncertainty = (1.2816 * (roas.belief?.deviation ?? 0) * Number(roas.spendMicros)) / roasWindowDays;
  return {
    kind: 'ads.campaign.pause',
    payload,
    reasoning: [
      `${named(context, campaign.id)} returned ${ratioText(roas.ratio)} per unit of spend over the last ${countText(roasWindowDays, 'day')},`,
      `below the floor of ${ratioText(roasFloor)}, on ${moneyText(roas.spendMicros, context.currency)} of spend.`,
      `The lasting return is below the floor with a probability of ${percentText(probability)}.`,
      ...(context.delay ? ['What is still to be reported of the last days is counted in.'] : []),
    ].join(' '),
    inputs: inputsOf(context, campaign.id, roasWindowDays),
    expectedEffect: {
      metric: 'Spend saved per day, less the revenue given up',
      unit: 'micros',
      value: Math.round(saved),
      low: Math.round(saved - uncertainty),
      high: Math.round(saved + uncertainty),
      horizonDays: 1,
    },
    confidence: rounded(probability),
  };
}

export function budgetProposal(context: BidAndBudgetContext, change: BudgetChange): Proposal {
  const { outlook, deltaMicros, probability, counterparts } = change;
  const from = outlook.budgetMicros;
  const payload: PayloadOf<'ads.campaign.set-daily-budget'> = {
    campaignId: outlook.id,
    fromMicros: from.toString(),
    toMicros: (from + deltaMicros).toString(),
  };
  const relative = Number(deltaMicros) / Number(from);
  const more = counterparts.length > 3 ? ` and ${counterparts.length - 3} more` : '';
  const shown = counterparts.slice(0, 3).map((id) => named(context, id));
  const partners = `${shown.join(', ')}${more}`;
  const direction = deltaMicros < 0n ? `The money goes to ${partners}` : `The money comes from ${partners}`;
  return {
    kind: 'ads.campaign.set-daily-budget',
    payload,
    reasoning: [
      `${named(context, outlook.id)}: daily budget ${moneyText(from, context.currency)} to ${moneyText(from + deltaMicros, context.currency)} (${changeText(relative)}).`,
      marginalText(outlook),
      `${direction}; the shift improves the return with a probability of ${percentText(probability)}.`,
      modelText(context, outlook),
    ].join(' '),
    inputs: inputsOf(context, outlook.id, responseWindowDays),
    expectedEffect: effectOf(outlook, relative),
    confidence: rounded(probability),
  };
}

/** Confident because a cap and what was spent are known, whatever the campaign returns. */
const pacingConfidence = 0.95;

export function pacingProposal(context: BidAndBudgetContext, change: PacingChange): Proposal {
  const { campaignId, fromMicros, deltaMicros, cap, outlook } = change;
  const payload: PayloadOf<'ads.campaign.set-daily-budget'> = {
    campaignId,
    fromMicros: fromMicros.toString(),
    toMicros: (fromMicros + deltaMicros).toString(),
  };
  const relative = Number(deltaMicros) / Number(fromMicros);
  const money = (micros: bigint | string) => moneyText(BigInt(micros), context.currency);
  const pace = `The campaigns under “${cap.name}” are set to spend ${money(cap.perDayMicros ?? '0')} a day; ${money(evenPerDay(cap))} a day for ${countText(cap.daysLeft, 'more day')} end exactly at its cap of ${money(cap.capMicros)}.`;
  const choice =
    outlook === null
      ? 'Too little is known of it to compare it with the others.'
      : `${marginalText(outlook)} ${deltaMicros < 0n ? 'The lowest of those under the cap give first.' : 'The highest of those under the cap take first.'} ${modelText(context, outlook)}`;
  return {
    kind: 'ads.campaign.set-daily-budget',
    payload,
    reasoning: [
      `${named(context, campaignId)}: daily budget ${money(fromMicros)} to ${money(fromMicros + deltaMicros)} (${changeText(relative)}).`,
      pace,
      choice,
    ].join(' '),
    inputs: inputsOf(context, campaignId, responseWindowDays),
    expectedEffect: outlook
      ? effectOf(outlook, relative)
      : {
          metric: 'Change of daily spend',
          unit: 'micros',
          value: Number(deltaMicros),
          low: Number(deltaMicros),
          high: Number(deltaMicros),
          horizonDays: 1,
        },
    confidence:
      deltaMicros < 0n || !outlook
        ? pacingConfidence
        : rounded(Math.min(pacingConfidence, probabilityAbove(outlook.logMarginal, 0))),
  };
}

export function bidProposal(context: BidAndBudgetContext, change: BidChange): Proposal {
  const { outlook, fromMicros, toMicros, why, probability } = change;
  const payload: PayloadOf<'ads.campaign.set-bid'> = {
    campaignId: outlook.id,
    fromMicros: fromMicros.toString(),
    toMicros: toMicros.toString(),
  };
  const relative = Number(toMicros - fromMicros) / Number(fromMicros);
  const reason =
    why === 'underspends'
      ? `It spends only ${percentText(outlook.utilisation)} of its budget and returns more on the next unit than the other campaigns do.`
      : `The last unit of spend brings back only about ${ratioText(marginalReturn(outlook))}, less than it costs.`;
  return {
    kind: 'ads.campaign.set-bid',
    payload,
    reasoning: [
      `${named(context, outlook.id)}: bid ${changeText(relative)}. ${reason}`,
      `Probability that this holds: ${percentText(probability)}.`,
      `How much spend follows a bid was not observed; taken as in proportion. ${modelText(context, outlook)}`,
    ].join(' '),
    inputs: inputsOf(context, outlook.id, responseWindowDays),
    expectedEffect: effectOf(outlook, relative),
    confidence: rounded(probability),
  };
}

function effectOf(outlook: CampaignOutlook, relative: number): Proposal['expectedEffect'] {
  const isMoney = outlook.response.outcome === 'revenue';
  const value = outcomeChange(outlook, relative) * (isMoney ? 1_000_000 : 1);
  const spread = Math.exp(1.2816 * outlook.logMarginal.deviation);
  const shown = (number: number) => (isMoney ? Math.round(number) : Number(number.toPrecision(4)));
  const bounds = [value / spread, value * spread].sort((a, b) => a - b);
  return {
    metric: `Change of ${outlook.response.outcome} per day (response model)`,
    unit: isMoney ? 'micros' : 'count',
    value: shown(value),
    low: shown(bounds[0] ?? value),
    high: shown(bounds[1] ?? value),
    horizonDays: 1,
  };
}

const marginalText = (outlook: CampaignOutlook): string =>
  outlook.response.outcome === 'revenue'
    ? `One more unit of spend brings back about ${ratioText(marginalReturn(outlook))} here.`
    : `One more conversion costs about ${ratioText(1 / marginalReturn(outlook))} here.`;

/** What was assumed, in the words that a reviewer reads beside the proposal. */
function modelText({ delay }: BidAndBudgetContext, { response }: CampaignOutlook): string {
  const { outcome, elasticity, days, seen } = response;
  const on =
    outcome === 'conversions'
      ? `${countText(Math.round(seen), 'conversion')} on ${countText(days, 'day')}`
      : `${countText(days, 'day')} of data`;
  const late = delay
    ? ` Conversions still to be reported are counted in: ${percentText(shareKnown(delay, 1))} are known after a day, learnt from ${countText(delay.days, 'day')} reported again.`
    : '';
  return `Assumed: ${outcome} follow${outcome === 'revenue' ? 's' : ''} spend to the power of ${elasticity.mean.toFixed(2)} (prior ${responsePrior.elasticity}, ${on}, drawn towards the other campaigns).${late}`;
}

function inputsOf(context: BidAndBudgetContext, campaignId: string, windowDays: number): Proposal['inputs'] {
  const inputs: Proposal['inputs'] = [
    {
      type: 'campaign',
      id: campaignId,
      note: `Spend, revenue and budget of up to ${countText(windowDays, 'day')} before ${context.today}.`,
    },
  ];
  if (context.signalId) inputs.push({ type: 'signal', id: context.signalId, note: 'What set it off.' });
  if (context.policy.id)
    inputs.push({ type: 'policy', id: context.policy.id, note: 'Return floor and its window.' });
  return inputs;
}

const rounded = (probability: number): number => Number(Math.min(1, Math.max(0, probability)).toFixed(4));
