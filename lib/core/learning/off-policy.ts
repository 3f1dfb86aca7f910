/** One past decision, and what another way of deciding would have done in its place. */
export type LoggedDecision = {
  /** What came of it. */
  reward: number;
  /** The probability with which what was done was chosen. */
  propensity: number;
  /** The probability with which the other way would have chosen it. */
  target: number;
  /** The reward a model expects of what was done, and of what the other way would do. */
  expectedOfLogged: number;
  expectedOfTarget: number;
};

/** A value with its 95 % interval. */
export type Estimate = { value: number; low: number; high: number };
export type OffPolicyValue = {
  /** Weighted by the inverse of the propensity; the same, divided by the sum of the weights; and with the model's help. */
  ips: Estimate;
  selfNormalised: Estimate;
  doublyRobust: Estimate;
  /** How many decisions made by the other way itself would tell as much. */
  effectiveSampleSize: number;
  decisions: number;
};
export type SupportLimits = {
  /** A decision that was chosen with less than this would count for too many others. */
  propensityFloor: number;
  minDecisions: number;
  minEffective: number;
};
export type OffPolicyResult =
  | { known: true; value: OffPolicyValue }
  | { known: false; why: 'too_few' | 'thin_support'; have: number; need: number; sentence: string };

export const defaultSupportLimits: SupportLimits = {
  propensityFloor: 0.005,
  minDecisions: 200,
  minEffective: 50,
};

/**
 * What another way of deciding would have been worth, from decisions that were made by chance with known probabilities. Refused
 * rather than guessed where the record does not support it.
 */
export function estimateOffPolicy(
  rows: readonly LoggedDecision[],
  limits: SupportLimits = defaultSupportLimits,
): OffPolicyResult {
  const refuse = (why: 'too_few' | 'thin_support', have: number, need: number, sentence: string) =>
    ({ known: false, why, have, need, sentence }) as const;
  if (rows.length < limits.minDecisions)
    return refuse(
      'too_few',
      rows.length,
      limits.minDecisions,
      `Not enough decisions with a recorded probability and a known outcome: ${rows.length} of ${limits.minDecisions}.`,
    );
  const thin = rows.filter(({ propensity, target }) => target > 0 && propensity < limits.propensityFloor);
  if (thin.length > 0)
    return refuse(
      'thin_support',
      thin.length,
      0,
      `${thin.length} decisions were made with a probability below ${limits.propensityFloor}: each would count for more than ${Math.round(1 / limits.propensityFloor)} others.`,
    );
  const weights = rows.map(({ target, propensity }) => (target === 0 ? 0 : target / propensity));
  const total = sum(weights);
  const effectiveSampleSize = total === 0 ? 0 : (total * total) / sum(weights.map((w) => w * w));
  if (effectiveSampleSize < limits.minEffective)
    return refuse(
      'thin_support',
      Math.floor(effectiveSampleSize),
      limits.minEffective,
      `What was decided tells as much about the other way as ${Math.floor(effectiveSampleSize)} decisions of its own would; ${limits.minEffective} are needed.`,
    );
  const weightOf = (i: number) => weights[i] ?? 0;
  const selfNormalised = sum(rows.map(({ reward }, i) => weightOf(i) * reward)) / total;
  return {
    known: true,
    value: {
      ips: meanWithInterval(rows.map(({ reward }, i) => weightOf(i) * reward)),
      selfNormalised: around(
        selfNormalised,
        Math.sqrt(sum(rows.map(({ reward }, i) => (weightOf(i) * (reward - selfNormalised)) ** 2))) / total,
      ),
      doublyRobust: meanWithInterval(
        rows.map(
          ({ reward, expectedOfLogged, expectedOfTarget }, i) =>
            expectedOfTarget + weightOf(i) * (reward - expectedOfLogged),
        ),
      ),
      effectiveSampleSize,
      decisions: rows.length,
    },
  };
}

/** The mean of independent values with its 95 % interval. */
export function meanWithInterval(values: readonly number[]): Estimate {
  const n = values.length;
  const mean = sum(values) / n;
  const variance = n < 2 ? 0 : sum(values.map((v) => (v - mean) ** 2)) / (n - 1);
  return around(mean, Math.sqrt(variance / n));
}

const around = (value: number, error: number): Estimate => ({
  value,
  low: value - 1.96 * error,
  high: value + 1.96 * error,
});

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
