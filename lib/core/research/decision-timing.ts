import { z } from 'zod';
import type { Rate } from './base-rates';

/** When a company wants to decide, as people say it. */
export const decisionTimings = ['within_30_days', 'within_90_days', 'later'] as const;
export const decisionTimingSchema = z.enum(decisionTimings);
export type DecisionTiming = z.infer<typeof decisionTimingSchema>;
export const decisionTimingTitles = {
  within_30_days: 'within 30 days',
  within_90_days: 'in 30 to 90 days',
  later: 'later than in 90 days',
} as const satisfies Record<DecisionTiming, string>;

/** Days from when it is said; what is said to be later is taken to be within a year after that. */
const windows = {
  within_30_days: [0, 30],
  within_90_days: [30, 90],
  later: [90, 455],
} as const satisfies Record<DecisionTiming, readonly [number, number]>;

/** With fewer conversions nothing is told of how long they take. */
const LEAST_CONVERSIONS = 20;
/** A stated time moves a probability by so many times at most. */
const MOST = 3;

/** How much of the time in which they decide lies within so many days from now; null where that time has passed. */
export function shareWithin(timing: DecisionTiming, horizonDays: number, saidDaysAgo = 0): number | null {
  const [from, to] = windows[timing].map((days) => Math.max(0, days - saidDaysAgo)) as [number, number];
  if (to <= 0) return null;
  return Math.min(1, Math.max(0, (horizonDays - from) / (to - from)));
}

/**
 * How many times as likely a conversion within the horizon is, once it is known when they decide, as by how long conversions take in the
 * workspace; 1 where too few are known, or what was said is over.
 */
export function timingTimes(
  rates: readonly Rate[],
  timing: DecisionTiming,
  horizonDays: number,
  saidDaysAgo = 0,
): number {
  const all = rates.reduce((sum, { count }) => sum + count, 0);
  const then = shareWithin(timing, horizonDays, saidDaysAgo);
  if (all < LEAST_CONVERSIONS || then === null) return 1;
  const usual = rates.reduce((sum, { value, count }) => {
    const known = decisionTimingSchema.safeParse(value);
    return sum + (known.success ? (count / all) * (shareWithin(known.data, horizonDays) ?? 0) : 0);
  }, 0);
  return usual <= 0 ? 1 : Math.min(MOST, then / usual);
}
