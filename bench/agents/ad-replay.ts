import { bidAndBudget } from '../../lib/agents/bid-and-budget/agent';
import type { CampaignStanding } from '../../lib/agents/bid-and-budget/context';
import { describeAction } from '../../lib/core/actions/catalogue';
import type { SpendCap } from '../../lib/core/budgets/spend-cap';
import { outcomeOf, responsePoints } from '../../lib/core/statistics/budget-shift';
import type { CampaignDay } from '../../lib/core/statistics/campaign-day';
import { type Outcome, responsePrior } from '../../lib/core/statistics/response-model';
import { fitResponses } from '../../lib/core/statistics/response-pool';
import type { AdDay } from './ad-days';
import { type ResponseError, responseError } from './response-error';

type ReplayPolicy = {
  firstDecisionsToReview: number;
  askAboveRelativeChange: number;
  maxRelativeChange: number;
  /** The exponent that every campaign is taken to answer with; null: the one fitted on all its days. */
  elasticity: number | null;
};
export type Arm = { spend: number; outcome: number; conversions: number; perUnit: number };
export type AdReplayFigures = {
  outcome: Outcome;
  days: number;
  elasticities: Record<string, number>;
  error: ResponseError;
  history: Arm;
  /** The split of the first week, held: what the agent started from. */
  unchanged: Arm;
  agent: Arm;
  proposals: number;
  asked: number;
  daysWithProposals: number;
  /** Spend above the day's total or cap, and sum of daily budgets above what it was before a day's proposals; in units. */
  overshoot: number;
};

const learningDays = 7;
const defaultPolicy: ReplayPolicy = {
  firstDecisionsToReview: 50,
  askAboveRelativeChange: 0.2,
  maxRelativeChange: 0.2,
  elasticity: null,
};

/**
 * Replays the days. Each day has the total that history spent; the arms differ only in how they split it over the campaigns
 * that ran. What a campaign returns at another spend can't be known from the file: assumed is the day's own outcome times
 * (spend / historical spend)^b, b fitted on all its days. The agent sees its own past days only.
 */
export function replayAdDays(all: readonly AdDay[], changed: Partial<ReplayPolicy> = {}): AdReplayFigures {
  const policy = { ...defaultPolicy, ...changed };
  const days = [...new Set(all.map(({ day }) => day))].sort();
  const campaigns = [...new Set(all.map(({ campaign }) => campaign))];
  const byCampaign = campaigns.map((c) => all.filter(({ campaign }) => campaign === c).map(campaignDay));
  const outcome = outcomeOf(
    byCampaign.map((each) => ({ days: each })),
    days[28] ?? '9999-12-31',
  );
  const elasticities = elasticitiesOf(outcome, campaigns, byCampaign, policy.elasticity);
  const learningEnd = days[learningDays - 1] ?? '';
  const weights = new Map(
    campaigns.map((c) => [c, spendOf(all.filter((d) => d.campaign === c && d.day <= learningEnd))]),
  );
  const startWeights = new Map(weights);
  const paused = new Set<string>();
  const seen = new Map<string, CampaignDay[]>(campaigns.map((c) => [c, []]));
  const figures = {
    history: arm(),
    unchanged: arm(),
    agent: arm(),
    proposals: 0,
    asked: 0,
    daysWithProposals: 0,
    overshoot: 0,
  };

  days.forEach((day, index) => {
    const ran = all.filter((d) => d.day === day && d.spend > 0);
    const total = spendOf(ran);
    const isLearning = index < learningDays;
    if (!isLearning) {
      const standings = ran.map((d) => standingOf(d.campaign, weights, ran, paused, total, seen));
      const changes = decideDay(standings, day, total, policy, figures);
      const before = standings.reduce((sum, s) => sum + Number(s.dailyBudgetMicros), 0);
      let after = before;
      for (const { campaignId, factor, pauses } of changes) {
        const standing = standings.find(({ id }) => id === campaignId);
        after += Number(standing?.dailyBudgetMicros ?? 0) * (factor - 1);
        weights.set(campaignId, (weights.get(campaignId) ?? 0) * factor);
        if (pauses) paused.add(campaignId);
      }
      figures.overshoot += Math.max(0, after - before - 1) / 1e6;
    }
    const history = new Map(ran.map((d) => [d.campaign, d.spend]));
    const unchanged = isLearning ? history : splitOf(total, startWeights, ran, new Set());
    const agent = isLearning ? history : splitOf(total, weights, ran, paused);
    figures.overshoot += Math.max(0, [...agent.values()].reduce((a, b) => a + b, 0) - total - 1e-6);
    for (const d of ran) {
      const b = elasticities[d.campaign] ?? responsePrior.elasticity;
      const share = (spend: number) => (spend > 0 ? (spend / d.spend) ** b : 0);
      const mine = agent.get(d.campaign) ?? 0;
      const answer = share(mine);
      if (mine > 0)
        seen.get(d.campaign)?.push(
          campaignDay({
            ...d,
            spend: mine,
            revenue: d.revenue * answer,
            conversions: d.conversions * answer,
          }),
        );
      if (isLearning) continue;
      const value = outcome === 'revenue' ? d.revenue : d.conversions;
      const still = unchanged.get(d.campaign) ?? 0;
      add(figures.history, d.spend, value, d.conversions);
      add(figures.unchanged, still, value * share(still), d.conversions * share(still));
      add(figures.agent, mine, value * answer, d.conversions * answer);
    }
  });
  return {
    outcome,
    days: days.length,
    elasticities,
    error: responseError(outcome, byCampaign, learningDays),
    ...figures,
    history: closed(figures.history),
    unchanged: closed(figures.unchanged),
    agent: closed(figures.agent),
  };
}

function elasticitiesOf(
  outcome: Outcome,
  campaigns: readonly string[],
  byCampaign: readonly CampaignDay[][],
  fixed: number | null,
): Record<string, number> {
  const fitted = fitResponses(
    outcome,
    campaigns.map((id, i) => ({
      id,
      points: responsePoints(outcome, byCampaign[i] ?? [], null).map((point) => ({ ...point, weight: 1 })),
    })),
  );
  return Object.fromEntries(
    campaigns.map((c) => [c, fixed ?? fitted?.models.get(c)?.elasticity.mean ?? responsePrior.elasticity]),
  );
}

type Counts = { proposals: number; asked: number; daysWithProposals: number };

function decideDay(
  campaigns: CampaignStanding[],
  today: string,
  total: number,
  policy: ReplayPolicy,
  counts: Counts,
) {
  const { proposals } = bidAndBudget.propose({
    signalId: null,
    currency: 'USD',
    campaigns,
    // The account's daily cap is what history spent that day: the agent may move it, never exceed it.
    caps: [accountCap(campaigns, total)],
    delay: null,
    policy: { id: null, roasFloor: 1, roasMinSpendMicros: '100000000', roasWindowDays: 14 },
    limits: { maxRelativeChange: policy.maxRelativeChange, maxAddedDailySpendMicros: '1000000000000' },
    today,
  });
  if (proposals.length > 0) counts.daysWithProposals++;
  return proposals.flatMap((proposal) => {
    const { target, intended } = describeAction(proposal.kind, proposal.payload);
    const now = Number(campaigns.find(({ id }) => id === target.id)?.dailyBudgetMicros);
    const pauses = intended.status === 'paused';
    // How much spend follows a bid is not in the file: bids are counted, and change nothing here.
    const factor =
      typeof intended.dailyBudgetMicros === 'string' ? Number(intended.dailyBudgetMicros) / now : 1;
    const isFirst = counts.proposals < policy.firstDecisionsToReview;
    if (isFirst || Math.abs(factor - 1) > policy.askAboveRelativeChange) counts.asked++;
    counts.proposals++;
    return [{ campaignId: target.id, factor, pauses }];
  });
}

function accountCap(campaigns: readonly CampaignStanding[], total: number): SpendCap {
  const perDay = campaigns
    .filter(({ status }) => status === 'active')
    .reduce((sum, c) => sum + BigInt(c.dailyBudgetMicros), 0n);
  const cap = BigInt(micros(total));
  return {
    id: 'account-day',
    name: 'Ad account, daily',
    period: 'day',
    pacing: 'none',
    covers: 'all',
    capMicros: cap.toString(),
    perDayMicros: perDay.toString(),
    spentBeforeMicros: '0',
    leftMicros: (cap - perDay).toString(),
    daysLeft: 1,
  };
}

function standingOf(
  id: string,
  weights: ReadonlyMap<string, number>,
  ran: readonly AdDay[],
  paused: ReadonlySet<string>,
  total: number,
  seen: ReadonlyMap<string, CampaignDay[]>,
): CampaignStanding {
  return {
    id,
    name: id,
    status: paused.has(id) ? 'paused' : 'active',
    dailyBudgetMicros: micros(splitOf(total, weights, ran, paused).get(id) ?? 0),
    bidMicros: '0',
    days: seen.get(id) ?? [],
  };
}

/** The day's total over the campaigns that ran, by weight. */
function splitOf(
  total: number,
  weights: ReadonlyMap<string, number>,
  ran: readonly AdDay[],
  paused: ReadonlySet<string>,
) {
  const open = ran.filter(({ campaign }) => !paused.has(campaign));
  const sum = open.reduce((s, { campaign }) => s + (weights.get(campaign) ?? 0), 0);
  return new Map(
    open.map(({ campaign }) => [campaign, sum > 0 ? (total * (weights.get(campaign) ?? 0)) / sum : 0]),
  );
}

const micros = (units: number): string => String(Math.round(units * 1e6));
const campaignDay = (d: AdDay): CampaignDay => ({
  day: d.day,
  spendMicros: micros(d.spend),
  revenueMicros: micros(d.revenue),
  clicks: d.clicks,
  conversions: d.conversions,
  impressions: d.impressions,
});
const spendOf = (days: readonly AdDay[]): number => days.reduce((sum, { spend }) => sum + spend, 0);
type Sums = Omit<Arm, 'perUnit'>;
const arm = (): Sums => ({ spend: 0, outcome: 0, conversions: 0 });
const add = (to: Sums, spend: number, outcome: number, conversions: number): void => {
  to.spend += spend;
  to.outcome += outcome;
  to.conversions += conversions;
};
const closed = (sums: Sums): Arm => ({ ...sums, perUnit: sums.outcome / sums.spend });

/** The figures as lines to print. */
export function adReplayLines(name: string, f: AdReplayFigures): string[] {
  const share = (value: number) => `${(value * 100).toFixed(1)} %`;
  const of = (which: string, a: Arm) =>
    `${name} ${which}: spend ${a.spend.toFixed(2)}, ${f.outcome} ${a.outcome.toFixed(0)}${f.outcome === 'revenue' ? `, conversions ${a.conversions.toFixed(0)}` : ''}, ${a.perUnit.toFixed(4)} ${f.outcome} per unit of spend`;
  const shown = JSON.stringify(f.elasticities, (_key, v: unknown) =>
    typeof v === 'number' ? Number(v.toFixed(2)) : v,
  );
  return [
    `${name} assumes ${f.outcome} = day's own ${f.outcome} × (spend / historical spend)^b, b ${shown}`,
    `${name} response error on ${f.error.predictedDays} days not seen: median ${share(f.error.median)}, of the total ${share(f.error.ofTotal)}, predicted/observed ${f.error.bias.toFixed(3)} (carrying the last week's ratio on: median ${share(f.error.medianOfCarriedRatio)}, of the total ${share(f.error.ofTotalOfCarriedRatio)})`,
    of('as history split it', f.history),
    of("first week's split held", f.unchanged),
    of('agent', f.agent),
    `${name} agent against history: ${share(f.agent.perUnit / f.history.perUnit - 1)} per unit of spend; against the held split: ${share(f.agent.perUnit / f.unchanged.perUnit - 1)}`,
    `${name}: ${f.proposals} proposals on ${f.daysWithProposals} of ${f.days - learningDays} days, a person asked ${f.asked} times, overshoot ${f.overshoot.toFixed(2)}`,
  ];
}
