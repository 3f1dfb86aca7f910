import {
  type ArmDecision,
  type ArmValues,
  bestOffered,
  crossFitted,
  outcomeValues,
  partOf,
  type ScoredDecision,
  scoreBy,
  trainOutcome,
} from './arm-decisions';
import { type ArmPolicy, armPolicyTitles, fitDifferences, fitTree, meanValues, valuesBy } from './arm-policy';
import { type Estimate, estimateOffPolicy, meanWithInterval, type OffPolicyResult } from './off-policy';
import type { TriedForm } from './tried-form';

/** Penalty of the model that scores are made with, in rows. */
const RIDGE = 100;
const PARTS = 5;
const SCORING_PARTS = 3;

type Form = { name: string; fit(scored: readonly ScoredDecision[], arms: readonly string[]): ArmPolicy };
const ofOutcome = (ridge: number): Form => ({
  name: `outcome, penalty ${ridge}`,
  fit: (scored, arms) => ({
    form: 'outcome',
    arms: [...arms],
    model: trainOutcome(
      scored.map(({ decision }) => decision),
      arms,
      ridge,
    ),
  }),
});
const ofDifferences = (ridge: number): Form => ({
  name: `difference, penalty ${ridge}`,
  fit: (scored, arms) => fitDifferences(scored, arms, ridge),
});

/** What is tried, the simplest first: of equally good ones the simpler is taken. */
const forms: readonly Form[] = [
  { name: 'same', fit: (scored, arms) => ({ form: 'same', values: meanValues(scored, arms) }) },
  { name: 'tree, one question', fit: (scored, arms) => fitTree(scored, arms, 1) },
  { name: 'tree, two questions', fit: (scored, arms) => fitTree(scored, arms, 2) },
  ofDifferences(3),
  ofDifferences(0.3),
  ofOutcome(1000),
  ofOutcome(100),
];

/** What choosing by these values would have brought each, less what an arm costs, by the scores of decisions they were not learnt from. */
export const worthOf = (
  scored: readonly ScoredDecision[],
  values: ArmValues,
  cost: Readonly<Record<string, number>> = {},
): number[] =>
  scored.map(({ decision: { context, offered }, scores }) => {
    const arm = chooseArm(values(context), offered, cost);
    return (scores[arm] ?? 0) - (cost[arm] ?? 0);
  });

/** The arm whose value less its cost is the most among those offered. */
export function chooseArm(
  values: Readonly<Record<string, number>>,
  offered: readonly string[],
  cost: Readonly<Record<string, number>>,
): string {
  const net = Object.fromEntries(offered.map((arm) => [arm, (values[arm] ?? 0) - (cost[arm] ?? 0)]));
  return bestOffered(net, offered) ?? offered[0] ?? '';
}

const hasBoth = (decisions: readonly ArmDecision[]): boolean =>
  new Set(decisions.map(({ reward }) => reward > 0)).size === 2;

/** Whether every part that is learnt from would hold what came off and what did not. */
function isEnough(decisions: readonly ArmDecision[]): boolean {
  const parts = Array.from({ length: PARTS }, (_, part) => part);
  return parts.every((part) => {
    const others = decisions.filter(({ unit }) => partOf(unit, PARTS, 'choose') !== part);
    return Array.from({ length: SCORING_PARTS }, (_, inner) => inner).every((inner) =>
      hasBoth(others.filter(({ unit }) => partOf(unit, SCORING_PARTS, 'score') !== inner)),
    );
  });
}

export const armsOf = (decisions: readonly ArmDecision[]): string[] =>
  [...new Set(decisions.flatMap(({ offered }) => offered))].sort();

/**
 * Learns how to choose. Which form is learnt is chosen by cross-validation within these decisions alone: each part is chosen for by what
 * was learnt from the others, and scored by a model that has not seen it. Null where too little is known to do so.
 */
export function learnArms(
  decisions: readonly ArmDecision[],
  cost: Readonly<Record<string, number>> = {},
): { policy: ArmPolicy; tried: TriedForm[] } | null {
  if (!isEnough(decisions)) return null;
  const arms = armsOf(decisions);
  const scoring = { ridge: RIDGE, parts: SCORING_PARTS, salt: 'score' };
  const totals = forms.map(() => 0);
  for (let part = 0; part < PARTS; part++) {
    const own = decisions.filter(({ unit }) => partOf(unit, PARTS, 'choose') === part);
    const others = decisions.filter(({ unit }) => partOf(unit, PARTS, 'choose') !== part);
    const learntFrom = crossFitted(others, arms, scoring);
    const held = scoreBy(own, outcomeValues(trainOutcome(others, arms, RIDGE), arms));
    forms.forEach((form, i) => {
      const worth = worthOf(held, valuesBy(form.fit(learntFrom, arms)), cost);
      totals[i] = (totals[i] ?? 0) + worth.reduce((a, b) => a + b, 0);
    });
  }
  const tried = forms.map(({ name }, i) => ({ name, value: (totals[i] ?? 0) / decisions.length }));
  const best = tried.reduce((most, each, i) => (each.value > (tried[most]?.value ?? 0) ? i : most), 0);
  const form = forms[best] ?? forms[0];
  if (!form) throw new Error('There is no form to learn.');
  return { policy: form.fit(crossFitted(decisions, arms, scoring), arms), tried };
}

export type ArmsLesson = {
  policy: ArmPolicy | null;
  tried: TriedForm[];
  /** What the learnt policy is worth on units it has not learnt from, and what was brought by what was done. */
  value: OffPolicyResult;
  asDecided: number | null;
  /** How far it is above the policy in use, or above what was done where none is, on the same held-out units. */
  gain: Estimate | null;
  live: boolean;
  why: string;
  learntFrom: number;
  heldOut: number;
};

/** A new policy may be this much worse than the one in use on held-out units, which is within what chance does. */
export const NOT_WORSE = 0.005;

/**
 * Learns from one half of the units and estimates on the other what choosing so would be worth (IPS, doubly robust). The first goes live where
 * even the low end is no worse than what was done; a later one where it is not worse than the one in use on the same units.
 */
export function learnArmsLesson(
  decisions: readonly ArmDecision[],
  { inUse, cost }: { inUse: ArmPolicy | null; cost: Readonly<Record<string, number>> },
  isHeldOut: (unit: string) => boolean,
): ArmsLesson {
  const seen = decisions.filter(({ unit }) => !isHeldOut(unit));
  const unseen = decisions.filter(({ unit }) => isHeldOut(unit));
  const sides = { learntFrom: seen.length, heldOut: unseen.length };
  const arms = armsOf(decisions);
  const nothing = { policy: null, tried: [], asDecided: null, gain: null, live: false, ...sides };
  const tooFew = estimateOffPolicy(
    unseen.map(() => ({ reward: 0, propensity: 1, target: 1, expectedOfLogged: 0, expectedOfTarget: 0 })),
  );
  if (!tooFew.known) return { ...nothing, value: tooFew, why: tooFew.sentence };
  const learnt = learnArms(seen, cost);
  if (!learnt)
    return { ...nothing, value: tooFew, why: 'What was tried came too much to the same to learn from it.' };
  const { policy, tried } = learnt;
  const outcome = outcomeValues(trainOutcome(seen, arms, RIDGE), arms);
  const offPolicyOf = (of: ArmPolicy): OffPolicyResult => {
    const values = valuesBy(of);
    return estimateOffPolicy(
      unseen.map(({ context, offered, arm, propensity, reward }) => {
        const chosen = chooseArm(values(context), offered, cost);
        const expected = outcome(context);
        return {
          reward: reward - (cost[arm] ?? 0),
          propensity,
          target: chosen === arm ? 1 : 0,
          expectedOfLogged: (expected[arm] ?? 0) - (cost[arm] ?? 0),
          expectedOfTarget: (expected[chosen] ?? 0) - (cost[chosen] ?? 0),
        };
      }),
    );
  };
  const asDecided =
    unseen.reduce((sum, { reward, arm }) => sum + reward - (cost[arm] ?? 0), 0) / unseen.length;
  const value = offPolicyOf(policy);
  if (!value.known) return { ...nothing, tried, asDecided, value, why: value.sentence };
  const scored = scoreBy(unseen, outcome);
  const worth = worthOf(scored, valuesBy(policy), cost);
  const other = inUse
    ? worthOf(scored, valuesBy(inUse), cost)
    : unseen.map(({ reward, arm }) => reward - (cost[arm] ?? 0));
  const gain = meanWithInterval(worth.map((each, i) => each - (other[i] ?? 0)));
  const live = inUse ? gain.value >= -NOT_WORSE : gain.low >= 0;
  const against = inUse ? 'the version in use' : 'what was done';
  const points = (share: number) => `${(100 * share).toFixed(2)} points`;
  const figures = `${armPolicyTitles[policy.form]}; against ${against} ${points(gain.value)} (${points(gain.low)} to ${points(gain.high)}) on ${unseen.length} held-out decisions`;
  return {
    policy,
    tried,
    value,
    asDecided,
    gain,
    live,
    why: live
      ? `It goes live: ${figures}.`
      : `It does not go live: ${figures}; ${inUse ? 'it is worse by more than chance does' : 'the low end lies below what was done'}.`,
    ...sides,
  };
}
