'use client';

import type { BreakerLimits } from '@/lib/core/pauses/breakers';
import { Panel } from '../ui/panel';
import { FigureInput } from './figure-input';
import { PolicySentence } from './policy-sentence';
import type { SectionEditorProps } from './section-editor-props';

/** What stops by itself, in sentences. Saving is for the page around it. */
export function BreakersEditor({ value, onChange, disabled, invalid }: SectionEditorProps<BreakerLimits>) {
  const figure = (
    field: keyof BreakerLimits,
    label: string,
    more: { scale?: number; suffix?: string } = {},
  ) => (
    <FigureInput
      {...more}
      label={label}
      value={value[field]}
      disabled={disabled}
      invalid={Boolean(invalid?.[field])}
      onChange={(next) => onChange({ ...value, [field]: next })}
    />
  );
  const percent = { scale: 0.01, suffix: '%' };
  return (
    <Panel
      title="What stops by itself"
      description="Each names its cause. An operator or admin lifts it under Stops; a share or count of 0 switches one off."
    >
      <div className="flex flex-col gap-2">
        <PolicySentence
          invalid={invalid}
          fields={{
            connectorErrorShare: 'The share',
            connectorErrorMinimum: 'The number of calls',
            connectorErrorMinutes: 'The number of minutes',
          }}
        >
          A platform is paused when {figure('connectorErrorShare', 'Share of errors', percent)} of at least{' '}
          {figure('connectorErrorMinimum', 'Calls before errors count')} calls within{' '}
          {figure('connectorErrorMinutes', 'Minutes over which errors count')} minutes fail or stay unclear.
        </PolicySentence>
        <PolicySentence
          invalid={invalid}
          fields={{
            complaintShare: 'The share',
            complaintMinimum: 'The number of messages',
            complaintDays: 'The number of days',
          }}
        >
          E-mail is paused when {figure('complaintShare', 'Share of complaints', percent)} of at least{' '}
          {figure('complaintMinimum', 'Messages before complaints count')} messages within{' '}
          {figure('complaintDays', 'Days over which complaints count')} days are complained about.
        </PolicySentence>
        <PolicySentence
          invalid={invalid}
          fields={{ addedSpendShare: 'The share', addedSpendMinutes: 'The number of minutes' }}
        >
          A channel is paused when agents add {figure('addedSpendShare', 'Share of added spend', percent)} to
          what its campaigns may spend a day within{' '}
          {figure('addedSpendMinutes', 'Minutes over which added spend counts')} minutes. Lowering spend stays
          possible.
        </PolicySentence>
        <PolicySentence invalid={invalid} fields={{ roasShareOfFloor: 'The share' }}>
          Changes that raise a campaign are paused when it returns less than{' '}
          {figure('roasShareOfFloor', 'Share of the floor of return', percent)} of the floor of return.
        </PolicySentence>
        <PolicySentence
          invalid={invalid}
          fields={{ conflictCount: 'The number of actions', conflictMinutes: 'The number of minutes' }}
        >
          An agent is paused when {figure('conflictCount', 'Conflicts with people’s edits')} of its actions
          within {figure('conflictMinutes', 'Minutes over which conflicts count')} minutes met a person’s
          later edit.
        </PolicySentence>
      </div>
    </Panel>
  );
}
