import { addCounts, type Counts, namesOf, shareOf, totalOf } from './counts';

/** What was usual while the baseline was taken. It is frozen: what comes later never moves it. */
export type Baseline = {
  counts: Counts;
  /** How many times more the counts of single days scatter than independent ones would, at least 1. */
  dispersion: number;
};

/** Below this no shift can be told from chance. */
export const LEAST_IN_BASELINE = 30;
/** An outcome that is expected less often than this on a day says nothing about scatter. */
const LEAST_EXPECTED = 1;
/** Independent counts scatter a little more or less by chance: up to so many deviations say nothing. */
const CHANCE_DEVIATIONS = 2;

/**
 * The baseline of what was counted by day. Days on which things come in bursts of one kind scatter more than chance; by how much is
 * taken from the days themselves (Pearson's chi-square by its degrees of freedom).
 */
export function freezeBaseline(days: readonly Counts[]): Baseline {
  const counts = addCounts(...days);
  const names = namesOf([counts]);
  let [chi, degrees] = [0, 0];
  for (const day of days) {
    const total = totalOf(day);
    const known = names.filter((name) => total * shareOf(counts, name) >= LEAST_EXPECTED);
    if (known.length < 2) continue;
    for (const name of known) {
      const expected = total * shareOf(counts, name);
      chi += ((day[name] ?? 0) - expected) ** 2 / expected;
    }
    degrees += known.length - 1;
  }
  const scatter = degrees === 0 ? 1 : chi / degrees;
  return { counts, dispersion: scatter > 1 + CHANCE_DEVIATIONS * Math.sqrt(2 / degrees) ? scatter : 1 };
}
