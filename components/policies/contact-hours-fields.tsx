import type { ContactRules } from '@/lib/core/contactability/contact-rules';
import { Checkbox } from '../ui/checkbox';
import { FieldMessage } from '../ui/field';
import type { SectionEditorProps } from './section-editor-props';
import { WholeNumberInput } from './whole-number-input';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The hours in which people are contacted; all others are quiet. */
export function ContactHoursFields({ value, onChange, disabled, invalid }: SectionEditorProps<ContactRules>) {
  const { contactHours } = value;
  const change = (part: Partial<typeof contactHours>) =>
    onChange({ ...value, contactHours: { ...contactHours, ...part } });
  const isBackwards = contactHours.fromHour >= contactHours.toHour;
  const problem =
    invalid?.['contactHours.toHour'] ??
    invalid?.['contactHours.days'] ??
    (isBackwards ? 'The hour at which it ends must be later than the one at which it begins.' : undefined) ??
    (contactHours.days.length === 0
      ? 'Choose at least one day; to contact nobody, set a cap to 0.'
      : undefined);
  return (
    <div className="flex flex-col gap-3">
      <div className="text-sm leading-9">
        People are contacted from{' '}
        <WholeNumberInput
          label="First hour of the day"
          value={contactHours.fromHour}
          min={0}
          max={23}
          disabled={disabled}
          onChange={(fromHour) => change({ fromHour })}
        />{' '}
        to{' '}
        <WholeNumberInput
          label="Hour at which quiet begins"
          value={contactHours.toHour}
          min={1}
          max={24}
          disabled={disabled}
          invalid={isBackwards}
          describedBy="contact-hours-problem"
          onChange={(toHour) => change({ toHour })}
        />{' '}
        o’clock, on these days:
      </div>
      <fieldset className="flex flex-wrap gap-x-5 gap-y-2" disabled={disabled}>
        <legend className="sr-only">Days on which people are contacted</legend>
        {days.map((name, index) => (
          <Checkbox
            key={name}
            label={name}
            disabled={disabled}
            checked={contactHours.days.includes(index + 1)}
            onCheckedChange={(checked) =>
              change({
                days: days
                  .map((_, day) => day + 1)
                  .filter((day) => (day === index + 1 ? checked : contactHours.days.includes(day))),
              })
            }
          />
        ))}
      </fieldset>
      <FieldMessage id="contact-hours-problem" error={problem} />
    </div>
  );
}
