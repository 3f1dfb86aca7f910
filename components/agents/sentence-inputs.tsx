'use client';

import { type FieldPath, useController, useFormContext } from 'react-hook-form';
import { Input } from '../ui/input';
import { Select, type SelectOption } from '../ui/select';
import type { ScopeDraft } from './scope-draft';
import { errorIdOf } from './sentence';

type Named = {
  name: FieldPath<ScopeDraft>;
  /** What is asked for, for those who can't see the sentence around it. */
  label: string;
};
const widths = { short: 'w-24', normal: 'w-32', wide: 'w-44' } as const;

/** A text, an amount or a day inside a sentence. */
export function SentenceInput({
  name,
  label,
  suffix,
  type = 'text',
  width = 'normal',
  placeholder,
}: Named & {
  suffix?: string;
  type?: 'text' | 'date';
  width?: keyof typeof widths;
  placeholder?: string;
}) {
  const { control } = useFormContext<ScopeDraft>();
  const { field, fieldState } = useController({ control, name });
  return (
    <span className={`inline-flex ${widths[width]}`}>
      <Input
        {...field}
        value={typeof field.value === 'string' ? field.value : ''}
        type={type}
        aria-label={label}
        aria-invalid={fieldState.invalid || undefined}
        aria-describedby={fieldState.invalid ? errorIdOf(name) : undefined}
        inputMode={type === 'date' ? undefined : 'decimal'}
        suffix={suffix}
        placeholder={placeholder}
      />
    </span>
  );
}

/** One of a closed set inside a sentence. */
export function SentenceSelect({
  name,
  label,
  options,
  width = 'normal',
}: Named & { options: readonly SelectOption[]; width?: keyof typeof widths }) {
  const { control } = useFormContext<ScopeDraft>();
  const { field, fieldState } = useController({ control, name });
  return (
    <span className={`inline-flex ${widths[width]}`}>
      <Select
        ref={field.ref}
        value={typeof field.value === 'string' ? field.value : ''}
        onValueChange={field.onChange}
        onBlur={field.onBlur}
        options={options}
        aria-label={label}
        aria-invalid={fieldState.invalid || undefined}
        aria-describedby={fieldState.invalid ? errorIdOf(name) : undefined}
      />
    </span>
  );
}
