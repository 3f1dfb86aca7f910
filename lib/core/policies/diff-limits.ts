import type { PolicyBody } from '../gate/policy-body';
import { diffFigures, type Figure } from './diff-figures';
import type { PolicyChange } from './policy-change';
import type { LimitField } from './policy-limits';

const limits: Record<LimitField, Figure> = {
  firstDecisionsToReview: {
    title: 'Outcomes judged before an agent version acts alone',
    widening: 'less',
    unit: 'figure',
  },
  askAboveRelativeChange: {
    title: 'A person is asked above a change of a budget or bid of',
    widening: 'more',
    unit: 'share',
  },
  askAboveAddedDailySpendMicros: {
    title: 'A person is asked above an added daily spend of',
    widening: 'more',
    unit: 'money',
  },
  roasFloor: { title: 'A person is asked below a return on ad spend of', widening: 'less', unit: 'figure' },
  roasMinSpendMicros: {
    title: 'Spend that is needed before the floor of return speaks',
    widening: 'more',
    unit: 'money',
  },
  // Another window is another figure, and may well be a higher one.
  roasWindowDays: { title: 'Days over which the return is measured', widening: 'any', unit: 'days' },
  askBelowConfidence: {
    title: 'A person is asked when the agent is less confident than',
    widening: 'less',
    unit: 'share',
  },
  askBelowSignalQuality: {
    title: 'A person is asked when the quality of the signal is below',
    widening: 'less',
    unit: 'share',
  },
  refuseBelowSignalQuality: {
    title: 'Nothing is done when the quality of the signal is below',
    widening: 'less',
    unit: 'share',
  },
  undoBelowSignalQuality: {
    title: 'Only what can be taken back is done alone when the quality of the signal is below',
    widening: 'less',
    unit: 'share',
  },
  // A proposal that lives longer can be carried out for longer.
  approvalDeadlineMinutes: { title: 'Time a reviewer has', widening: 'more', unit: 'minutes' },
  handoffReviewDays: {
    title: 'Days for which handoffs between two agents are approved',
    widening: 'less',
    unit: 'days',
  },
  exploreShare: { title: 'Share of choices that may try something else', widening: 'more', unit: 'share' },
};

/** What changes from one set of thresholds to another; `currency` is for the sentences only. */
export const diffLimits = (from: PolicyBody, to: PolicyBody, currency: string | null): PolicyChange[] =>
  diffFigures('limits', limits, from, to, currency);
