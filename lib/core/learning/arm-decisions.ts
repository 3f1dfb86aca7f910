import { unitHash } from '../statistics/split-by-hash';
import {
  bestChoice,
  type ChoiceFeatures,
  type ChoiceModel,
  expectOfChoice,
  trainChoice,
} from './choice-model';

/** One decision among a few arms that was drawn by chance, for somebody of whom this was known then, and what came of it. */
export type ArmDecision = {
  id: string;
  /** Whom it is about: all decisions about one are on the same side of every split. */
  unit: string;
  context: ChoiceFeatures;
  /** What could be chosen; the one chosen among them, and with which probability. */
  offered: readonly string[];
  arm: string;
  propensity: number;
  /** 0 or 1. */
  reward: number;
};

/** What each arm is expected to bring somebody: by what is chosen among those that can be chosen for them. */
export type ArmValues = (context: ChoiceFeatures) => Readonly<Record<string, number>>;

/** A decision with what each arm would have brought, by a model that has not seen it, put right by what did come of the one chosen. */
export type ScoredDecision = { decision: ArmDecision; scores: Readonly<Record<string, number>> };

/** A choice as a model sees it: whom it is for, the arm, and the two together. The first arm is what the others are told from. */
export function armFeatures(
  context: ChoiceFeatures,
  arm: string,
  arms: readonly string[],
): Record<string, number> {
  const features: Record<string, number> = { ...context };
  for (const each of arms.slice(1)) {
    const is = arm === each ? 1 : 0;
    features[`is ${each}`] = is;
    for (const [name, value] of Object.entries(context)) features[`${each} × ${name}`] = is * value;
  }
  return features;
}

/** One regularised model of the outcome for all arms: what is alike in them is learnt once, and what differs is drawn towards it. */
export const trainOutcome = (
  decisions: readonly ArmDecision[],
  arms: readonly string[],
  ridge: number,
): ChoiceModel =>
  trainChoice(
    decisions.map(({ context, arm, reward }) => ({
      features: armFeatures(context, arm, arms),
      turnedOutWell: reward > 0,
    })),
    ridge,
  );

export const outcomeValues =
  (model: ChoiceModel, arms: readonly string[]): ArmValues =>
  (context) =>
    Object.fromEntries(arms.map((arm) => [arm, expectOfChoice(model, armFeatures(context, arm, arms))]));

/** In which of so many parts a unit is; a salt makes the parts of one split independent of those of another. */
export const partOf = (unit: string, parts: number, salt: string): number =>
  Math.floor(unitHash(`${salt}:${unit}`) * parts);

/** Doubly robust scores (AIPW) of every arm for each decision. */
export const scoreBy = (decisions: readonly ArmDecision[], values: ArmValues): ScoredDecision[] =>
  decisions.map((decision) => {
    const expected = values(decision.context);
    const { arm, propensity, reward } = decision;
    const surprise = (reward - (expected[arm] ?? 0)) / propensity;
    return { decision, scores: { ...expected, [arm]: (expected[arm] ?? 0) + surprise } };
  });

/** The same with each part scored by a model that was learnt from the others. */
export function crossFitted(
  decisions: readonly ArmDecision[],
  arms: readonly string[],
  { ridge, parts, salt }: { ridge: number; parts: number; salt: string },
): ScoredDecision[] {
  return Array.from({ length: parts }, (_, part) => {
    const own = decisions.filter(({ unit }) => partOf(unit, parts, salt) === part);
    const others = decisions.filter(({ unit }) => partOf(unit, parts, salt) !== part);
    return scoreBy(own, outcomeValues(trainOutcome(others, arms, ridge), arms));
  }).flat();
}

/** The arm that promises most among those offered; of equal ones the first. */
export const bestOffered = (
  values: Readonly<Record<string, number>>,
  offered: readonly string[],
): string | undefined => bestChoice(offered, (arm) => values[arm] ?? Number.NEGATIVE_INFINITY);
