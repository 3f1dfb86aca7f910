import type { ContactRules } from '@/lib/core/contactability/contact-rules';
import {
  unknownCountrySentences,
  unknownTimeZoneSentences,
} from '@/lib/core/contactability/describe-contact-rules';
import { Field } from '../ui/field';
import { Select } from '../ui/select';
import type { SectionEditorProps } from './section-editor-props';

const options = <T extends string>(sentences: Record<T, string>) =>
  (Object.entries(sentences) as [T, string][]).map(([value, label]) => ({ value, label }));
const countryOptions = options<ContactRules['unknownCountry']>(unknownCountrySentences);
const zoneOptions = options<ContactRules['unknownTimeZone']>(unknownTimeZoneSentences);

/** What counts for people of whom too little is known. */
export function ContactUnknownFields({ value, onChange, disabled }: SectionEditorProps<ContactRules>) {
  return (
    <div className="flex flex-col gap-4">
      <Field label="Country">
        <Select
          options={countryOptions}
          value={value.unknownCountry}
          disabled={disabled}
          onValueChange={(unknownCountry) => onChange({ ...value, unknownCountry })}
        />
      </Field>
      <Field label="Time zone" hint="Calls and text messages are refused where the time zone is not known.">
        <Select
          options={zoneOptions}
          value={value.unknownTimeZone}
          disabled={disabled}
          onValueChange={(unknownTimeZone) => onChange({ ...value, unknownTimeZone })}
        />
      </Field>
    </div>
  );
}
