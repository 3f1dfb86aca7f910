import type { ContactRules } from '@/lib/core/contactability/contact-rules';
import type { SectionEditorProps } from './section-editor-props';
import { WholeNumberInput } from './whole-number-input';

/** How far what was learnt of people may hold a message back, as two sentences. */
export function ContactLearntFields({
  value,
  onChange,
  disabled,
  invalid,
}: SectionEditorProps<ContactRules>) {
  const change = (part: Partial<ContactRules['learnt']>) =>
    onChange({ ...value, learnt: { ...value.learnt, ...part } });
  return (
    <div className="flex flex-col gap-2 text-sm leading-9">
      <div>
        A message of a sequence may wait up to{' '}
        <WholeNumberInput
          label="Hours a message may wait for the hour at which its reader reads"
          value={value.learnt.waitHours}
          min={0}
          max={168}
          disabled={disabled}
          invalid={Boolean(invalid?.['learnt.waitHours'])}
          onChange={(waitHours) => change({ waitHours })}
        />{' '}
        hours for the hour at which its reader usually reads; 0 sends it when it is due.
      </div>
      <div>
        A sequence stops where a further contact is found to bring fewer than{' '}
        <WholeNumberInput
          label="Answers that a thousand further contacts must bring"
          value={value.learnt.leastAnswersPerThousand}
          min={0}
          max={500}
          disabled={disabled}
          invalid={Boolean(invalid?.['learnt.leastAnswersPerThousand'])}
          onChange={(leastAnswersPerThousand) => change({ leastAnswersPerThousand })}
        />{' '}
        answers in 1,000: what they cost, against what an answer is worth. 0 never stops one.
      </div>
    </div>
  );
}
