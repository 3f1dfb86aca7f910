'use client';

import type { PolicyLimits } from '@/lib/core/policies/policy-limits';
import { Panel } from '../ui/panel';
import { AmountInput, FigureInput } from './figure-input';
import { PolicySentence } from './policy-sentence';
import type { SectionEditorProps } from './section-editor-props';

/** The thresholds of the policy in sentences. Saving is for the page around it. */
export function LimitsEditor({
  value,
  onChange,
  disabled,
  invalid,
  currency,
}: SectionEditorProps<PolicyLimits> & { currency: string }) {
  type Numbers = {
    [F in keyof PolicyLimits]: PolicyLimits[F] extends number ? F : never;
  }[keyof PolicyLimits];
  const figure = (field: Numbers, label: string, more: { scale?: number; suffix?: string } = {}) => (
    <FigureInput
      {...more}
      label={label}
      value={value[field]}
      disabled={disabled}
      invalid={Boolean(invalid?.[field])}
      onChange={(next) => onChange({ ...value, [field]: next })}
    />
  );
  const amount = (field: 'askAboveAddedDailySpendMicros' | 'roasMinSpendMicros', label: string) => (
    <AmountInput
      label={label}
      suffix={currency}
      width="normal"
      value={value[field]}
      disabled={disabled}
      invalid={Boolean(invalid?.[field])}
      onChange={(next) => onChange({ ...value, [field]: next })}
    />
  );
  const percent = { scale: 0.01, suffix: '%' };
  return (
    <div className="flex flex-col gap-5">
      <Panel
        title="Before an agent acts alone"
        description="Judged outcomes count, not clicks. Never fewer than 10."
      >
        <div className="flex flex-col gap-2">
          <PolicySentence invalid={invalid} fields={{ firstDecisionsToReview: 'The number of outcomes' }}>
            The first {figure('firstDecisionsToReview', 'Outcomes judged before an agent version acts alone')}{' '}
            outcomes of each agent version are judged by a person before it acts alone.
          </PolicySentence>
          <PolicySentence invalid={invalid} fields={{ handoffReviewDays: 'The number of days' }}>
            What one agent hands to another is approved by a person for the first{' '}
            {figure('handoffReviewDays', 'Days for which handoffs are approved')} days.
          </PolicySentence>
        </div>
      </Panel>
      <Panel
        title="Money"
        description="Large changes ask, whoever proposes them. Above half, a person always decides."
      >
        <div className="flex flex-col gap-2">
          <PolicySentence
            invalid={invalid}
            fields={{ askAboveRelativeChange: 'The share', askAboveAddedDailySpendMicros: 'The amount' }}
          >
            A person is asked when a budget or bid would change by more than{' '}
            {figure('askAboveRelativeChange', 'Largest change of a budget or bid without asking', percent)},
            or when more than{' '}
            {amount('askAboveAddedDailySpendMicros', 'Most added daily spend without asking')} of spend a day
            would be added.
          </PolicySentence>
          <PolicySentence
            invalid={invalid}
            fields={{
              roasFloor: 'The return',
              roasWindowDays: 'The number of days',
              roasMinSpendMicros: 'The amount',
            }}
          >
            More spend on a campaign that returns less than{' '}
            {figure('roasFloor', 'Least return per unit spent')} per unit over{' '}
            {figure('roasWindowDays', 'Days over which the return is measured')} days needs a person, once{' '}
            {amount('roasMinSpendMicros', 'Spend needed before the return counts')} was spent.
          </PolicySentence>
        </div>
      </Panel>
      <Panel
        title="How sure it has to be"
        description="What rests on poor data never acts alone: below 20% a person is asked whatever is set here."
      >
        <div className="flex flex-col gap-2">
          <PolicySentence
            invalid={invalid}
            fields={{ askBelowConfidence: 'The confidence', askBelowSignalQuality: 'The quality' }}
          >
            A person is asked when the agent is less than{' '}
            {figure('askBelowConfidence', 'Least confidence', percent)} confident, or when the signal behind
            it has a quality below {figure('askBelowSignalQuality', 'Least quality of the signal', percent)}.
          </PolicySentence>
          <PolicySentence
            invalid={invalid}
            fields={{
              undoBelowSignalQuality: 'The quality for what can’t be taken back',
              refuseBelowSignalQuality: 'The quality below which nothing is done',
            }}
          >
            On a signal of a quality below{' '}
            {figure('undoBelowSignalQuality', 'Least quality for what can’t be taken back', percent)} an agent
            does alone only what can be taken back; below{' '}
            {figure('refuseBelowSignalQuality', 'Least quality to act on at all', percent)} nothing is done.
          </PolicySentence>
        </div>
      </Panel>
      <Panel
        title="Trying something else"
        description="What is always done alike teaches nothing about the rest. At most 20%; 0 tries nothing out."
      >
        <PolicySentence invalid={invalid} fields={{ exploreShare: 'The share' }}>
          In {figure('exploreShare', 'Share of choices that may try something else', percent)} of its choices
          an agent may try something else than what looks best, drawn by chance and recorded with its
          probability.
        </PolicySentence>
      </Panel>
      <Panel
        title="Time to answer"
        description="Silence is never a yes: when all time is over, nothing is done."
      >
        <PolicySentence invalid={invalid} fields={{ approvalDeadlineMinutes: 'The number of minutes' }}>
          A reviewer has {figure('approvalDeadlineMinutes', 'Minutes a reviewer has')} minutes, then the next
          in line has as long again.
        </PolicySentence>
      </Panel>
    </div>
  );
}
