import { logGamma } from '../../signals/quality/beta-distribution';
import { type Counts, namesOf } from './counts';

/** As if each outcome had been seen half a time before anything was (Jeffreys). */
const PRIOR = 0.5;
/**
 * How near the other shares may lie to the baseline's: as if they had been seen so many times around them. Nobody knows how far a drift
 * goes, so each counts alike, beside shares that may be anything.
 */
const NEARNESS = [30, 100, 300];

/** The logarithm of the chance of counts in the order in which they came, over all shares that are held possible (Dirichlet-multinomial). */
function lnChance(counts: readonly number[], possible: readonly number[]): number {
  let [total, prior, ln] = [0, 0, 0];
  for (const [i, count] of counts.entries()) {
    const weight = possible[i] ?? PRIOR;
    ln += logGamma(weight + count) - logGamma(weight);
    total += count;
    prior += weight;
  }
  return ln + logGamma(prior) - logGamma(prior + total);
}

function lnMean(lns: readonly number[]): number {
  const most = Math.max(...lns);
  return most + Math.log(lns.reduce((sum, ln) => sum + Math.exp(ln - most), 0) / lns.length);
}

/**
 * How much better “these came of other shares” explains new counts than “they came of the shares of the baseline”: the logarithm of a
 * mixture likelihood ratio. While nothing changed the ratio is a non-negative martingale that begins at 1, over the uncertainty that the
 * baseline itself leaves, so the chance that it ever reaches x is at most 1/x, however often one looks (Ville 1939; Robbins,
 * “Statistical methods related to the law of the iterated logarithm”, 1970).
 * @param dispersion how many times more the counts scatter than independent ones would: they tell that much less.
 */
export function lnEvidence(baseline: Counts, seen: Counts, dispersion: number): number {
  const names = namesOf([baseline, seen]);
  const thin = (counts: Counts) => names.map((name) => (counts[name] ?? 0) / dispersion);
  const fresh = thin(seen);
  const known = thin(baseline).map((count) => count + PRIOR);
  const total = known.reduce((sum, weight) => sum + weight, 0);
  const others = [
    names.map(() => PRIOR),
    ...NEARNESS.map((strength) => known.map((weight) => (strength * weight) / total)),
  ];
  return lnMean(others.map((possible) => lnChance(fresh, possible))) - lnChance(fresh, known);
}
