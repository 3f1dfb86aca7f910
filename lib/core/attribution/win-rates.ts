import { sigmoid } from '../statistics/logistic-regression';
import { solvePositiveDefinite } from '../statistics/matrix';

/** Outcomes of accounts that were touched by the same set of channels. `set`: a bit for each channel. */
export type OutcomesOfSet = { set: number; n: number; won: number };
export type WinRate = (set: number) => number;

/** A set seen so often is believed half; the rest of what is said of it comes from its channels by themselves. */
const BELIEVED_HALF_AT = 20;
const RIDGE = 1;
const MOST_STEPS = 25;
const TOLERANCE = 1e-9;

/**
 * The chance that an opportunity is won by the set of channels that touched its account: what was seen of the very set, drawn towards what a
 * logistic regression on its channels says, the more the less often the set was seen. So sets that never were have a chance as well.
 * Without any outcome it is one half.
 */
export function fitWinRates(outcomes: readonly OutcomesOfSet[], channelCount: number): WinRate {
  const beta = fitChannels(outcomes, channelCount);
  const seen = new Map(outcomes.map((of) => [of.set, of]));
  const known = new Map<number, number>();
  return (set) => {
    const before = known.get(set);
    if (before !== undefined) return before;
    const { n = 0, won = 0 } = seen.get(set) ?? {};
    const rate =
      (won + BELIEVED_HALF_AT * sigmoid(scoreOf(beta, set, channelCount))) / (n + BELIEVED_HALF_AT);
    known.set(set, rate);
    return rate;
  };
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0;

function scoreOf(beta: Float64Array, set: number, channelCount: number): number {
  let score = at(beta, 0);
  for (let c = 0; c < channelCount; c++) if (set & (1 << c)) score += at(beta, c + 1);
  return score;
}

/** Logistic regression of grouped outcomes by Newton's method; the penalty holds weights of channels that are always or never there. */
function fitChannels(outcomes: readonly OutcomesOfSet[], channelCount: number): Float64Array {
  const size = channelCount + 1;
  const beta = new Float64Array(size);
  for (let step = 0; step < MOST_STEPS; step++) {
    const gradient = new Float64Array(size);
    const hessian = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      // The intercept, too, is held a little: where all were won there is no end to it.
      const penalty = i === 0 ? RIDGE / 100 : RIDGE;
      gradient[i] = -penalty * at(beta, i);
      hessian[i * size + i] = penalty;
    }
    for (const { set, n, won } of outcomes) {
      if (n === 0) continue;
      const p = sigmoid(scoreOf(beta, set, channelCount));
      const residual = won - n * p;
      const curvature = n * Math.max(p * (1 - p), 1e-10);
      for (let i = 0; i < size; i++) {
        if (i > 0 && !(set & (1 << (i - 1)))) continue;
        gradient[i] = at(gradient, i) + residual;
        for (let j = 0; j < size; j++)
          if (j === 0 || set & (1 << (j - 1))) hessian[i * size + j] = at(hessian, i * size + j) + curvature;
      }
    }
    const change = solvePositiveDefinite(hessian, gradient);
    let largest = 0;
    for (let i = 0; i < size; i++) {
      // A first step may be far too long where hardly anything is known.
      const bounded = Math.max(-4, Math.min(4, at(change, i)));
      beta[i] = at(beta, i) + bounded;
      largest = Math.max(largest, Math.abs(bounded));
    }
    if (largest < TOLERANCE) break;
  }
  return beta;
}
