'use client';

import type { ApprovalRules } from '@/lib/core/approvals/approval-rules';
import { Panel } from '../ui/panel';
import { AmountInput, FigureInput } from './figure-input';
import { PolicySentence } from './policy-sentence';
import type { SectionEditorProps } from './section-editor-props';

/** What it takes to approve, in sentences. Saving is for the page around it. */
export function ApprovalRulesEditor({
  value,
  onChange,
  disabled,
  invalid,
  currency,
}: SectionEditorProps<ApprovalRules> & { currency: string }) {
  const people = (field: 'twoAbovePeople' | 'passwordAbovePeople', label: string) => (
    <FigureInput
      label={label}
      value={value[field]}
      disabled={disabled}
      invalid={Boolean(invalid?.[field])}
      onChange={(next) => onChange({ ...value, [field]: next })}
    />
  );
  const amount = (
    field: 'twoAboveAddedDailySpendMicros' | 'passwordAboveAddedDailySpendMicros',
    label: string,
  ) => (
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
  return (
    <Panel
      title="What it takes to approve"
      description="Whoever asked for an action, or edited it, is never one of those who approve it."
    >
      <div className="flex flex-col gap-2">
        <PolicySentence
          invalid={invalid}
          fields={{ twoAboveAddedDailySpendMicros: 'The amount', twoAbovePeople: 'The number of people' }}
        >
          Two people approve what adds more than{' '}
          {amount('twoAboveAddedDailySpendMicros', 'Added daily spend that two approve')} of spend a day or
          reaches more than {people('twoAbovePeople', 'People reached that two approve')} people.
        </PolicySentence>
        <PolicySentence
          invalid={invalid}
          fields={{
            passwordAboveAddedDailySpendMicros: 'The amount',
            passwordAbovePeople: 'The number of people',
          }}
        >
          The password is asked for again above{' '}
          {amount('passwordAboveAddedDailySpendMicros', 'Added daily spend that takes the password')} of added
          spend a day or {people('passwordAbovePeople', 'People reached that take the password')} people
          reached.
        </PolicySentence>
      </div>
    </Panel>
  );
}
