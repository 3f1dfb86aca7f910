import { withOdds } from '../signals/fit/fit-odds';

const MOST_LIKELY = 0.99;

/** A probability of conversion moved by what is known of the company and the part somebody plays, and by when they decide. */
export const moved = (
  probability: number,
  { odds, likelihood }: { odds: number; likelihood: number },
): number => Math.min(MOST_LIKELY, withOdds(probability, odds) * likelihood);
