import type { PolicyBody } from '../gate/policy-body';
import { formatAmount, formatFigure, formatShare } from '../shared/format-figures';
import type { PolicyChange } from './policy-change';
import type { LimitField } from './policy-limits';
import { sizeChange } from './size-change';

type Limit = {
  title: string;
  widening: 'more' | 'less' | 'any';
  unit: 'share' | 'money' | 'figure' | 'minutes' | 'days';
};

const limits: Record<LimitField, Limit> = {
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
  // A proposal that lives longer can be carried out for longer.
  approvalDeadlineMinutes: { title: 'Time a reviewer has', widening: 'more', unit: 'minutes' },
  handoffReviewDays: {
    title: 'Days for which handoffs between two agents are approved',
    widening: 'less',
    unit: 'days',
  },
};

/** What changes from one set of thresholds to another; `currency` is for the sentences only. */
export function diffLimits(from: PolicyBody, to: PolicyBody, currency: string | null): PolicyChange[] {
  return (Object.keys(limits) as LimitField[]).flatMap((field) => {
    const { title, widening, unit } = limits[field];
    const show = (value: number | bigint) => showAs(unit, value, currency);
    return sizeChange<number | bigint>(
      { section: 'limits', field, title, widening, show },
      sizeOf(from[field]),
      sizeOf(to[field]),
    );
  });
}

/** Micros to the last one, however large. */
const sizeOf = (value: string | number): number | bigint =>
  typeof value === 'string' ? BigInt(value) : value;

function showAs(unit: Limit['unit'], value: number | bigint, currency: string | null): string {
  switch (unit) {
    case 'share':
      return formatShare(Number(value));
    case 'money':
      return formatAmount(BigInt(value), currency);
    case 'minutes':
      return `${value} ${value === 1 ? 'minute' : 'minutes'}`;
    case 'days':
      return `${value} ${value === 1 ? 'day' : 'days'}`;
    case 'figure':
      return formatFigure(Number(value));
  }
}
