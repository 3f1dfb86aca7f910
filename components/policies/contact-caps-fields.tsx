import type { ContactRules } from '@/lib/core/contactability/contact-rules';
import type { SectionEditorProps } from './section-editor-props';
import { WholeNumberInput } from './whole-number-input';

type Cap = keyof ContactRules['caps'];

/** Caps on contacts with one person, as two sentences. */
export function ContactCapsFields({ value, onChange, disabled, invalid }: SectionEditorProps<ContactRules>) {
  const cap = (name: Cap, label: string) => (
    <WholeNumberInput
      label={label}
      value={value.caps[name]}
      min={0}
      max={100}
      disabled={disabled}
      invalid={Boolean(invalid?.[`caps.${name}`])}
      onChange={(count) => onChange({ ...value, caps: { ...value.caps, [name]: count } })}
    />
  );
  return (
    <div className="flex flex-col gap-2 text-sm leading-9">
      <div>
        One person is contacted at most {cap('perChannelPerDay', 'Contacts on one channel in 24 hours')} times
        in 24 hours and {cap('perChannelPerWeek', 'Contacts on one channel in 7 days')} times in 7 days on one
        channel,
      </div>
      <div>
        and at most {cap('totalPerDay', 'Contacts on all channels in 24 hours')} times in 24 hours and{' '}
        {cap('totalPerWeek', 'Contacts on all channels in 7 days')} times in 7 days on all channels together.
      </div>
    </div>
  );
}
