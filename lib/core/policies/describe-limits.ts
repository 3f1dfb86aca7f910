import type { PolicyBody } from '../gate/policy-body';
import { formatAmount, formatFigure, formatShare } from '../shared/format-figures';

/** The thresholds in sentences, for whoever reads the policy. */
export function describeLimits(body: PolicyBody, currency: string | null): string[] {
  const money = (micros: string) => formatAmount(micros, currency);
  return [
    `The first ${body.firstDecisionsToReview} outcomes of each agent version are judged by a person before it acts alone.`,
    `A person is asked when a budget or bid would change by more than ${formatShare(body.askAboveRelativeChange)}, or when more than ${money(body.askAboveAddedDailySpendMicros)} of spend a day would be added.`,
    `More spend on a campaign that returns less than ${formatFigure(body.roasFloor)} per unit over ${body.roasWindowDays} days needs a person, once ${money(body.roasMinSpendMicros)} was spent.`,
    `A person is asked when the agent is less than ${formatShare(body.askBelowConfidence)} confident, or the signal behind it has a quality below ${formatShare(body.askBelowSignalQuality)}.`,
    `On a signal of a quality below ${formatShare(body.undoBelowSignalQuality)} an agent does alone only what can be taken back; below ${formatShare(body.refuseBelowSignalQuality)} nothing is done.`,
    `What one agent hands to another is approved by a person for the first ${body.handoffReviewDays} days.`,
    body.exploreShare > 0
      ? `In ${formatShare(body.exploreShare)} of its choices an agent may try something else than what looks best, to learn from it; which ones is drawn by chance and recorded.`
      : 'No agent tries out what does not look best.',
    `A reviewer has ${describeMinutes(body.approvalDeadlineMinutes)}, then the next in line has as long again; after that the question expires and nothing is done.`,
  ];
}

/** `45 minutes`, `24 hours`, `3 days`: in the largest unit that says it exactly. */
function describeMinutes(minutes: number): string {
  const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;
  if (minutes % 1440 === 0 && minutes > 1440) return count(minutes / 1440, 'day');
  return minutes % 60 === 0 ? count(minutes / 60, 'hour') : count(minutes, 'minute');
}
