/** What is known of the values in one arm: how many, their sum, and the sum of their squares. */
export type Tally = { n: number; sum: number; squares: number };
export const emptyTally: Tally = { n: 0, sum: 0, squares: 0 };
export const addTallies = (a: Tally, b: Tally): Tally => ({
  n: a.n + b.n,
  sum: a.sum + b.sum,
  squares: a.squares + b.squares,
});
export const meanOf = ({ n, sum }: Tally): number => (n === 0 ? 0 : sum / n);

export type Interval = { estimate: number; low: number; high: number };

/** The chance that the interval ever, at any look, leaves out the truth. */
export const SEQUENCE_ALPHA = 0.05;
/** Fewer than so many in an arm, and nothing is said: the limit that the sequence rests on is too far away. */
export const FEWEST_IN_ARM = 30;

export type Comparison = {
  treated: Tally;
  control: Tally;
  /**
   * The size of one more outcome. Where outcomes are rare, arms without one look as if they never varied: each is held to vary as if it
   * had one more than it has.
   */
  oneMore: number;
  /** The number of units at which the interval is to be tightest. It holds at every number. */
  plannedUnits: number;
};

/**
 * An always-valid interval for the difference of two means: with 95 % it holds at all looks together, so that looking early, often, and
 * stopping on what was seen are allowed. The asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas,
 * “Time-uniform central limit theory and asymptotic confidence sequences” (Annals of Statistics 52(6), 2024; arXiv:2103.06476), theorem
 * 2.2, its ρ tuned to one sample size as they propose, for the difference in means of a randomised experiment: Robbins' normal mixture
 * over the running variance of its influence function. @returns null while an arm has too few.
 */
export function differenceSequence({ treated, control, oneMore, plannedUnits }: Comparison): Interval | null {
  if (Math.min(treated.n, control.n) < FEWEST_IN_ARM) return null;
  const variance = spread(treated, oneMore) / treated.n + spread(control, oneMore) / control.n;
  const half = halfWidth(variance, treated.n + control.n, plannedUnits);
  const estimate = meanOf(treated) - meanOf(control);
  return { estimate, low: estimate - half, high: estimate + half };
}

/** Half the width of the interval around an estimate of this variance by so many units. */
function halfWidth(variance: number, n: number, plannedUnits: number): number {
  const twiceLog = -2 * Math.log(SEQUENCE_ALPHA);
  const rho2 = (twiceLog + Math.log(twiceLog + 1)) / plannedUnits;
  const grown = n * rho2 + 1;
  return Math.sqrt(((variance * 2 * grown) / (n * rho2)) * Math.log(Math.sqrt(grown) / SEQUENCE_ALPHA));
}

export type RelativeInterval = Interval & { standardError: number };
/** Those left alone have to have had so many outcomes: a rise is a share of them. */
export const FEWEST_OUTCOMES = 10;

/**
 * By how much, of itself, the mean of the treated is above that of those left alone: the same always-valid interval, for the ratio, by its
 * influence function (delta method). @returns null while an arm, or what is divided by, has too few.
 */
export function relativeSequence({
  treated,
  control,
  oneMore,
  plannedUnits,
}: Comparison): RelativeInterval | null {
  if (Math.min(treated.n, control.n) < FEWEST_IN_ARM || control.sum < FEWEST_OUTCOMES * oneMore) return null;
  const [mean, base] = [meanOf(treated), meanOf(control)];
  const variance =
    spread(treated, oneMore) / (treated.n * base ** 2) +
    (mean ** 2 * spread(control, oneMore)) / (control.n * base ** 4);
  const half = halfWidth(variance, treated.n + control.n, plannedUnits);
  const estimate = mean / base - 1;
  return {
    estimate,
    low: Math.max(-1, estimate - half),
    high: estimate + half,
    standardError: Math.sqrt(variance),
  };
}

/** The variance of the values of an arm with one more outcome among them. */
function spread({ n, sum, squares }: Tally, oneMore: number): number {
  const more = n + 1;
  const mean = (sum + oneMore) / more;
  return Math.max(0, (squares + oneMore ** 2 - more * mean ** 2) / (more - 1));
}
