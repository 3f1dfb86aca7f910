import type { Plan } from '@/lib/core/runs/plan';
import { percentText } from '../kit/words';
import { defaultAssumptions } from './assumptions';
import { assignPlan, noPlan } from './plan-parts';

export type SurgedAccount = {
  account: { id: string; industry: string | null };
  surge: { people: number; roles: readonly string[] };
  signalId: string;
  play: { id: string; goal: string };
  /** Runs about the company that are not finished. */
  openRuns: number;
  currency: string;
};

/** Relative rise of the conversion probability by words written for the reader: assumed until the split has measured it. */
const WORDS_UPLIFT = { low: 0, mid: 0.05, high: 0.15 };
/** Probability that somebody of a company that surges converts: assumed, for want of a score of companies. */
const SURGED_CONVERSION = 0.05;

/** The people of a company engage unusually and a play answers it: worth words written for their industry and roles. */
export function planSurgedAccount(context: SurgedAccount): Plan {
  const { account, surge, signalId, play, openRuns, currency } = context;
  const { valuePerConversion: worth, reviewCost } = defaultAssumptions;
  const rest = {
    inputs: [
      { type: 'signal' as const, id: signalId, note: 'The newest engagement of the company.' },
      { type: 'play' as const, id: play.id, note: play.goal },
      { type: 'account' as const, id: account.id, note: 'Industry, and the roles that engaged.' },
    ],
    assumptions: [
      `A conversion is worth ${worth.mid} ${currency} (${worth.low} to ${worth.high}).`,
      `Each who engaged converts with a probability of ${percentText(SURGED_CONVERSION)}; words written for them raise it by ${percentText(WORDS_UPLIFT.mid)} of itself (${percentText(WORDS_UPLIFT.low)} to ${percentText(WORDS_UPLIFT.high)}). Neither was measured yet.`,
    ],
  };
  if (openRuns > 0)
    return noPlan('Another run about this company is still open; it is answered first.', rest);
  if (account.industry === null && surge.roles.every((role) => role === 'unknown'))
    return noPlan(
      'Neither the industry nor a role of those who engaged is known: there is nothing to write for.',
      rest,
    );
  const value = (end: 'low' | 'mid' | 'high') =>
    surge.people * SURGED_CONVERSION * WORDS_UPLIFT[end] * worth[end] - reviewCost;
  return assignPlan(
    'content',
    `${surge.people} people of the company engaged unusually: pages, e-mails and ads can speak to their industry and roles.`,
    { low: value('low'), mid: value('mid'), high: value('high') },
    'Leave the words as they are for everybody: costs nothing.',
    rest,
  );
}
