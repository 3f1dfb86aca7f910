import type { Interval } from '../holdouts/confidence-sequence';
import { CREDIT_CONFIDENCE } from './attribution';

/** With fewer accounts, drawing them anew says too little of others like them. */
export const FEWEST_ACCOUNTS = 10;

/** The sum of several cells, draw by draw: what is given together varies less than its parts. */
export function sumDraws(of: readonly (readonly number[])[]): number[] {
  const sum = Array.from({ length: of[0]?.length ?? 0 }, () => 0);
  for (const draws of of) for (let b = 0; b < sum.length; b++) sum[b] = (sum[b] ?? 0) + (draws[b] ?? 0);
  return sum;
}

/**
 * Between which values what a cell is given lies in 95 of 100 draws (percentiles). Null where there are too few accounts. It tells how far
 * another set of accounts could have led, and nothing of whether a touch caused anything.
 */
export function creditInterval(
  estimate: number,
  draws: readonly number[],
  accounts: number,
): Interval | null {
  if (accounts < FEWEST_ACCOUNTS || draws.length === 0) return null;
  const sorted = [...draws].sort((a, b) => a - b);
  const tail = (1 - CREDIT_CONFIDENCE) / 2;
  return { estimate, low: quantileOf(sorted, tail), high: quantileOf(sorted, 1 - tail) };
}

/** Between two values in proportion to where it lies between them. */
function quantileOf(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  return low + ((sorted[below + 1] ?? low) - low) * (place - below);
}
