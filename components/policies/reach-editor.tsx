'use client';

import type { ReachLimits } from '@/lib/core/reach/reach-limits';
import { Panel } from '../ui/panel';
import { FigureInput } from './figure-input';
import { PolicySentence } from './policy-sentence';
import type { SectionEditorProps } from './section-editor-props';

/** How many people one action may touch, in sentences. Saving is for the page around it. */
export function ReachEditor({ value, onChange, disabled, invalid }: SectionEditorProps<ReachLimits>) {
  const figure = (field: keyof ReachLimits, label: string) => (
    <FigureInput
      label={label}
      value={value[field]}
      disabled={disabled}
      invalid={Boolean(invalid?.[field])}
      onChange={(next) => onChange({ ...value, [field]: next })}
    />
  );
  return (
    <Panel title="How far one action may reach" description="Whoever asks for it, an agent or a person.">
      <div className="flex flex-col gap-2">
        <PolicySentence
          invalid={invalid}
          fields={{ maxPeople: 'The number of people', maxAccounts: 'The number of accounts' }}
        >
          One action reaches at most {figure('maxPeople', 'Most people of one action')} people and{' '}
          {figure('maxAccounts', 'Most accounts of one action')} accounts; more is refused.
        </PolicySentence>
        <PolicySentence invalid={invalid} fields={{ maxIrreversiblePeople: 'The number of people' }}>
          What can’t be taken back reaches at most{' '}
          {figure('maxIrreversiblePeople', 'Most people reached by what can’t be taken back')} people.
        </PolicySentence>
        <PolicySentence invalid={invalid} fields={{ askAbovePeople: 'The number of people' }}>
          A person is asked when more than {figure('askAbovePeople', 'People reached without asking')} people
          would be reached at once.
        </PolicySentence>
        <PolicySentence invalid={invalid} fields={{ askAboveExpectedFactor: 'The factor' }}>
          An audience that turns out more than{' '}
          {figure('askAboveExpectedFactor', 'Factor above what was expected')} times as large as expected is
          stopped, and a person is asked.
        </PolicySentence>
      </div>
    </Panel>
  );
}
