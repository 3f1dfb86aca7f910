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
  const n = treated.n + control.n;
  const variance = n * (spread(treated, oneMore) / treated.n + spread(control, oneMore) / control.n);
  const twiceLog = -2 * Math.log(SEQUENCE_ALPHA);
  const rho2 = (twiceLog + Math.log(twiceLog + 1)) / plannedUnits;
  const grown = n * rho2 + 1;
  const half = Math.sqrt(
    ((variance * 2 * grown) / (n * n * rho2)) * Math.log(Math.sqrt(grown) / SEQUENCE_ALPHA),
  );
  const estimate = meanOf(treated) - meanOf(control);
  return { estimate, low: estimate - half, high: estimate + half };
}

/** The variance of the values of an arm with one more outcome among them. */
function spread({ n, sum, squares }: Tally, oneMore: number): number {
  const more = n + 1;
  const mean = (sum + oneMore) / more;
  return Math.max(0, (squares + oneMore ** 2 - more * mean ** 2) / (more - 1));
}
