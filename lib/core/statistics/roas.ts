import { unitsOf } from '../shared/micros';
import type { CampaignDay } from './campaign-day';
import { type NormalBelief, probabilityAbove } from './normal';

export type Roas = {
  spendMicros: bigint;
  revenueMicros: bigint;
  /** Revenue over spend; null without spend. */
  ratio: number | null;
  /** Belief about the lasting ratio behind the observed one, from how much the days differ. */
  belief: NormalBelief | null;
};

/** Return on ad spend over the days given: a ratio of sums (never a mean of daily ratios) with its uncertainty. */
export function roasOf(days: readonly CampaignDay[]): Roas {
  const spendMicros = days.reduce((sum, d) => sum + BigInt(d.spendMicros), 0n);
  const revenueMicros = days.reduce((sum, d) => sum + BigInt(d.revenueMicros), 0n);
  if (spendMicros <= 0n) return { spendMicros, revenueMicros, ratio: null, belief: null };
  const ratio = Number(revenueMicros) / Number(spendMicros);
  // Ratio estimator: the days' residuals against the common ratio, with one pseudo-day as wide as the ratio itself.
  const meanSpend = unitsOf(spendMicros) / days.length;
  const squares = days.reduce(
    (sum, d) => {
      const residual = unitsOf(BigInt(d.revenueMicros)) - ratio * unitsOf(BigInt(d.spendMicros));
      return sum + residual * residual;
    },
    (ratio * meanSpend) ** 2,
  );
  const deviation = Math.sqrt(squares / days.length) / (meanSpend * Math.sqrt(days.length));
  return { spendMicros, revenueMicros, ratio, belief: { mean: ratio, deviation } };
}

/** The probability that the lasting ratio lies below the floor; null without spend. */
export function probabilityBelowFloor(roas: Roas, floor: number): number | null {
  return roas.belief === null ? null : 1 - probabilityAbove(roas.belief, floor);
}
