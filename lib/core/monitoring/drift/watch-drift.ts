import type { Baseline } from './baseline';
import { LEAST_IN_BASELINE } from './baseline';
import { addCounts, type Counts, namesOf, shareOf, totalOf } from './counts';
import { lnEvidence } from './evidence';

export type DriftSettings = {
  /** The most false alarms that are to be expected of one agent in a month of daily looks. */
  driftFalseAlarmsPerMonth: number;
  /** How many contexts of that agent are looked at beside this one; each gets its part of what is allowed. */
  contexts: number;
  /** A change of every share by less than this is no drift, however certain it is. */
  leastShift: number;
};

export const DAYS_OF_MONTH = 30;
/** A change that began longer ago than this is found with the days since. */
const LONGEST_DAYS = 60;

export type DriftLook = {
  /** The strongest evidence over all days on which a change may have begun; a natural logarithm. */
  lnEvidence: number;
  lnLimit: number;
  fires: boolean;
  /** The day, by its place in what was given, since which the evidence is strongest. */
  since: number;
  seen: Counts;
  /** The outcome whose share moved most since then. */
  outcome: string;
  expectedShare: number;
  seenShare: number;
};

/** What the evidence has to reach so that all contexts together give no more false alarms than allowed. */
export const lnLimitOf = ({ driftFalseAlarmsPerMonth, contexts }: DriftSettings): number =>
  Math.log((DAYS_OF_MONTH * Math.max(1, contexts)) / driftFalseAlarmsPerMonth);

/**
 * Whether shares still are those of the baseline after the newest of these days: on each day a new test begins, and the strongest of
 * them counts. The chance that one of `d` tests ever passes the limit by itself is at most d / limit, which keeps the stated rate
 * (an e-detector: Shin, Ramdas, Rinaldo, “E-detectors: a nonparametric framework for sequential change detection”, 2024).
 * Null where the baseline is too small to tell, or nothing came since.
 */
export function lookForDrift(
  { counts: baseline, dispersion }: Baseline,
  days: readonly Counts[],
  settings: DriftSettings,
): DriftLook | null {
  if (totalOf(baseline) < LEAST_IN_BASELINE) return null;
  let best: { ln: number; since: number; seen: Counts } | null = null;
  let seen: Counts = {};
  for (let since = days.length - 1; since >= Math.max(0, days.length - LONGEST_DAYS); since--) {
    const day = days[since] ?? {};
    if (totalOf(day) === 0) continue;
    seen = addCounts(seen, day);
    const ln = lnEvidence(baseline, seen, dispersion);
    if (best === null || ln > best.ln) best = { ln, since, seen };
  }
  if (best === null) return null;
  const { outcome, shift } = largestShift(baseline, best.seen);
  const lnLimit = lnLimitOf(settings);
  return {
    lnEvidence: best.ln,
    lnLimit,
    fires: best.ln >= lnLimit && Math.abs(shift) >= settings.leastShift,
    since: best.since,
    seen: best.seen,
    outcome,
    expectedShare: shareOf(baseline, outcome),
    seenShare: shareOf(best.seen, outcome),
  };
}

function largestShift(baseline: Counts, seen: Counts): { outcome: string; shift: number } {
  let largest = { outcome: '', shift: 0 };
  for (const outcome of namesOf([baseline, seen])) {
    const shift = shareOf(seen, outcome) - shareOf(baseline, outcome);
    if (largest.outcome === '' || Math.abs(shift) > Math.abs(largest.shift)) largest = { outcome, shift };
  }
  return largest;
}
