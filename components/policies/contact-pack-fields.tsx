import { contactBases, contactBasisTitles } from '@/lib/core/contactability/bases';
import type { PackRules } from '@/lib/core/contactability/contact-rules';
import { Checkbox } from '../ui/checkbox';
import { WholeNumberInput } from './whole-number-input';

/** What a workspace adds to one body of law: grounds it does not accept, an age for all, and whether there must be one at all. */
export function ContactPackFields({
  title,
  value,
  onChange,
  disabled,
}: {
  title: string;
  value: PackRules;
  onChange: (value: PackRules) => void;
  disabled: boolean;
}) {
  const change = (part: Partial<PackRules>) => onChange({ ...value, ...part });
  return (
    <div className="flex flex-col gap-4">
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 text-sm">Of the grounds the law accepts, these count here:</legend>
        {contactBases.map((basis) => (
          <Checkbox
            key={basis}
            label={contactBasisTitles[basis]}
            disabled={disabled}
            checked={!value.refusedBases.includes(basis)}
            onCheckedChange={(counts) =>
              change({
                refusedBases: contactBases.filter((each) =>
                  each === basis ? !counts : value.refusedBases.includes(each),
                ),
              })
            }
          />
        ))}
      </fieldset>
      <Checkbox
        label="There must be a ground, also where the law asks for none beforehand"
        disabled={disabled}
        checked={value.needsBasis}
        onCheckedChange={(needsBasis) => change({ needsBasis })}
      />
      <Checkbox
        label="Every ground lapses after a time, also where the law sets none"
        disabled={disabled}
        checked={value.maxAgeMonths !== null}
        onCheckedChange={(lapses) => change({ maxAgeMonths: lapses ? 24 : null })}
      />
      {value.maxAgeMonths === null ? null : (
        <div className="text-sm leading-9">
          Every ground lapses after{' '}
          <WholeNumberInput
            label={`Months after which a ground lapses under ${title}`}
            value={value.maxAgeMonths}
            min={1}
            max={120}
            disabled={disabled}
            onChange={(maxAgeMonths) => change({ maxAgeMonths })}
          />{' '}
          months.
        </div>
      )}
    </div>
  );
}
