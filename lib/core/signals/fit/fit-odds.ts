import type { FirmTraits, LearntFit } from './account-fit';
import { scoreFirm } from './account-fit';

/** What was won of companies or of people like these moves odds by so much at most: it was learnt of others. */
const MOST = 3;
const odds = (share: number): number => share / Math.max(1e-9, 1 - share);
export const boundedOdds = (ratio: number): number => Math.min(MOST, Math.max(1 / MOST, ratio));

/** How many times as high the odds of a company like this one are as those of all decided ones; 1 where too few are decided to learn it. */
export function fitOdds({ model }: Pick<LearntFit, 'model'>, firm: FirmTraits): number {
  if (model === null) return 1;
  return boundedOdds(odds(scoreFirm(model, firm).probability) / odds(model.score.baseRate));
}

/** A probability whose odds are so many times as high. */
export function withOdds(probability: number, times: number): number {
  const raised = odds(probability) * times;
  return raised / (1 + raised);
}
