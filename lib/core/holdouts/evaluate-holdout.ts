import {
  addTallies,
  type Comparison,
  differenceSequence,
  emptyTally,
  FEWEST_IN_ARM,
  type Interval,
  meanOf,
  type RelativeInterval,
  relativeSequence,
  type Tally,
} from './confidence-sequence';
import type { Evidence } from './evidence';
import { type ArmShares, type HoldoutArm, holdoutArms } from './holdout';
import { checkSampleRatio, type SampleRatio } from './sample-ratio';

/** Costs that the work on a unit caused, in units of the workspace's currency. */
export type Costs = { media: number; tokens: number; reviewer: number };

/** What came of the units of one arm whose time was over on one day. `net`: worth of the outcome less all costs, unit by unit. */
export type DayOfArm = { day: string; arm: HoldoutArm; outcome: Tally; net: Tally; costs: Costs };

export type HoldoutCounts = {
  shares: ArmShares;
  /** Units met, by arm: those whose outcome is still to come among them. */
  assigned: Record<HoldoutArm, number>;
  /** The oldest first. */
  days: readonly DayOfArm[];
  /** What one outcome is worth; the size of one outcome itself. */
  worthOfOne: number;
  sizeOfOne: number;
  plannedUnits: number;
};

export type PointOfTime = { day: string; units: number; net: Interval };
export type HoldoutResult = {
  sampleRatio: SampleRatio;
  arms: Record<HoldoutArm, { assigned: number; judged: number; mean: number; costs: Costs }>;
  /** Difference of the means, agent against all that the agent left alone. Null while there are too few, and where arms are not as drawn. */
  lift: Interval | null;
  /** The lift as a share of what came of those left alone. Null also where too little came of them. */
  relative: RelativeInterval | null;
  /** What acting was worth for each unit: worth of the lift less what acting cost more. */
  net: Interval | null;
  /** Of `net`: these parts add up to its estimate. */
  parts: { lift: number } & Costs;
  over: PointOfTime[];
  evidence: Evidence;
};

const noCosts: Costs = { media: 0, tokens: 0, reviewer: 0 };
const addCosts = (a: Costs, b: Costs): Costs => ({
  media: a.media + b.media,
  tokens: a.tokens + b.tokens,
  reviewer: a.reviewer + b.reviewer,
});
type Sums = { outcome: Tally; net: Tally; costs: Costs };
const nothing: Sums = { outcome: emptyTally, net: emptyTally, costs: noCosts };
const addSums = (a: Sums, b: Sums): Sums => ({
  outcome: addTallies(a.outcome, b.outcome),
  net: addTallies(a.net, b.net),
  costs: addCosts(a.costs, b.costs),
});

/**
 * What a holdout shows. The sizes of the arms come first: where they are not as drawn, no lift is computed. Units of business as usual and
 * of shadow were both left alone, and are one group to compare with.
 */
export function evaluateHoldout(counts: HoldoutCounts): HoldoutResult {
  const { shares, assigned, days } = counts;
  const sampleRatio = checkSampleRatio(
    holdoutArms.map((arm) => assigned[arm]),
    holdoutArms.map((arm) => shares[arm]),
  );
  const sums: Record<HoldoutArm, Sums> = { agent: nothing, business_as_usual: nothing, shadow: nothing };
  const over: PointOfTime[] = [];
  for (const [i, day] of days.entries()) {
    sums[day.arm] = addSums(sums[day.arm], day);
    if (days[i + 1]?.day === day.day) continue;
    const net = netOf(sums, counts);
    if (net) over.push({ day: day.day, units: judgedIn(sums), net });
  }
  const arms = Object.fromEntries(
    holdoutArms.map((arm) => {
      const { outcome, costs } = sums[arm];
      return [arm, { assigned: assigned[arm], judged: outcome.n, mean: meanOf(outcome), costs }];
    }),
  ) as HoldoutResult['arms'];
  const { plannedUnits } = counts;
  if (sampleRatio.fails)
    return {
      sampleRatio,
      arms,
      lift: null,
      relative: null,
      net: null,
      parts: noParts,
      over: [],
      evidence: 'not_valid',
    };
  const left = leftAlone(sums);
  const outcomes: Comparison = {
    treated: sums.agent.outcome,
    control: left.outcome,
    oneMore: counts.sizeOfOne,
    plannedUnits,
  };
  const [lift, relative] = [differenceSequence(outcomes), relativeSequence(outcomes)];
  const net = netOf(sums, counts);
  const evidence = net ? evidenceOfInterval(net, judgedIn(sums), plannedUnits) : 'collecting';
  return { sampleRatio, arms, lift, relative, net, parts: partsOf(sums.agent, left, net), over, evidence };
}

const leftAlone = (sums: Record<HoldoutArm, Sums>): Sums => addSums(sums.business_as_usual, sums.shadow);
const judgedIn = (sums: Record<HoldoutArm, Sums>): number =>
  holdoutArms.reduce((n, arm) => n + sums[arm].outcome.n, 0);

function netOf(sums: Record<HoldoutArm, Sums>, counts: HoldoutCounts): Interval | null {
  const comparison: Comparison = {
    treated: sums.agent.net,
    control: leftAlone(sums).net,
    oneMore: counts.worthOfOne,
    plannedUnits: counts.plannedUnits,
  };
  return differenceSequence(comparison);
}

const noParts = { lift: 0, ...noCosts };

function partsOf(agent: Sums, left: Sums, net: Interval | null): HoldoutResult['parts'] {
  if (net === null) return noParts;
  const each = (of: Sums, cost: keyof Costs) => of.costs[cost] / of.outcome.n;
  const more = (cost: keyof Costs) => each(agent, cost) - each(left, cost);
  const costs = { media: more('media'), tokens: more('tokens'), reviewer: more('reviewer') };
  return { lift: net.estimate + costs.media + costs.tokens + costs.reviewer, ...costs };
}

const evidenceOfInterval = ({ low, high }: Interval, units: number, planned: number): Evidence =>
  high < 0 ? 'negative' : low > 0 ? 'positive' : units >= planned ? 'undecided' : 'collecting';

/** How many more an arm needs before anything is said. */
export const missingInArm = (judged: number): number => Math.max(0, FEWEST_IN_ARM - judged);
