/** Below this, arms of these sizes are no product of chance: something lost or added units in one of them, and no lift is to be believed. */
export const SAMPLE_RATIO_ALPHA = 0.001;

export type SampleRatio = { chiSquare: number; degrees: number; p: number; fails: boolean };

/**
 * Whether the sizes of arms fit the shares by which they were drawn: Pearson's chi-square test. `shares` need not add up to one; an arm
 * without a share is left out. Nothing met yet fits anything.
 */
export function checkSampleRatio(counts: readonly number[], shares: readonly number[]): SampleRatio {
  const arms = counts.map((count, i) => ({ count, share: shares[i] ?? 0 })).filter(({ share }) => share > 0);
  const met = arms.reduce((sum, { count }) => sum + count, 0);
  const whole = arms.reduce((sum, { share }) => sum + share, 0);
  const degrees = Math.max(arms.length - 1, 0);
  if (met === 0 || degrees === 0) return { chiSquare: 0, degrees, p: 1, fails: false };
  const chiSquare = arms.reduce((sum, { count, share }) => {
    const expected = (met * share) / whole;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  const p = chiSquareTail(chiSquare, degrees);
  return { chiSquare, degrees, p, fails: p < SAMPLE_RATIO_ALPHA };
}

/** The probability that a chi-square of so many degrees of freedom is at least `x`. */
export const chiSquareTail = (x: number, degrees: number): number =>
  x <= 0 ? 1 : upperGamma(degrees / 2, x / 2);

const TERMS = 500;
const TINY = 1e-300;

/** The regularised upper incomplete gamma function: by its series below a + 1, by its continued fraction (Lentz) above. */
function upperGamma(a: number, x: number): number {
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < TERMS && Math.abs(term) > Math.abs(sum) * 1e-15; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.max(0, 1 - scale * sum);
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < TERMS; n++) {
    const step = -n * (n - a);
    b += 2;
    d = 1 / (step * d + b || TINY);
    c = b + step / c || TINY;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return Math.min(1, scale * fraction);
}

/** log Γ(x) for x > 0: raised above 10 by its recurrence, then Stirling's series. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  while (z < 10) {
    shift += Math.log(z);
    z += 1;
  }
  const inverse = 1 / (z * z);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
