/** A quantity known with an uncertainty that is roughly Gaussian. */
export type NormalBelief = { mean: number; deviation: number };

/** Standard normal distribution function (Abramowitz and Stegun 7.1.26; error below 2e-7). */
export function normalCdf(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const erf = 1 - polynomial * Math.exp(-x * x);
  return z >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
}

/** The probability that a value drawn from the belief is above the threshold. */
export function probabilityAbove({ mean, deviation }: NormalBelief, threshold: number): number {
  if (deviation <= 0) return mean > threshold ? 1 : 0;
  return normalCdf((mean - threshold) / deviation);
}
