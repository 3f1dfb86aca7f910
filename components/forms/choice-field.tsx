'use client';

import { type FieldValues, useController, useFormContext } from 'react-hook-form';
import { Checkbox } from '../ui/checkbox';
import { Field, FieldMessage } from '../ui/field';
import { Select, type SelectOption } from '../ui/select';
import type { FormFieldProps } from './text-field';

/** One of a closed set, bound to the form around it. */
export function SelectField<Values extends FieldValues = FieldValues>({
  name,
  label,
  hint,
  required,
  options,
  placeholder,
  disabled,
}: FormFieldProps<Values> & {
  options: readonly SelectOption[];
  placeholder?: string;
  disabled?: boolean;
}) {
  const { control } = useFormContext<Values>();
  const { field, fieldState } = useController({ control, name });
  return (
    <Field label={label} hint={hint} required={required} error={fieldState.error?.message}>
      <Select
        ref={field.ref}
        value={field.value ?? ''}
        onValueChange={field.onChange}
        onBlur={field.onBlur}
        options={options}
        placeholder={placeholder}
        disabled={disabled || field.disabled}
      />
    </Field>
  );
}

/** Yes or no, saved with the form. */
export function CheckboxField<Values extends FieldValues = FieldValues>({
  name,
  label,
  hint,
}: Omit<FormFieldProps<Values>, 'required'>) {
  const { control } = useFormContext<Values>();
  const { field, fieldState } = useController({ control, name });
  return (
    <Checkbox
      ref={field.ref}
      label={label}
      hint={hint}
      error={fieldState.error?.message}
      checked={field.value === true}
      onCheckedChange={field.onChange}
      onBlur={field.onBlur}
    />
  );
}

/** Any number of a closed set, as a list of checkboxes; the value is an array of the chosen ones, in the set's order. */
export function CheckboxGroupField<Values extends FieldValues = FieldValues>({
  name,
  label,
  hint,
  options,
}: Omit<FormFieldProps<Values>, 'required'> & { options: readonly SelectOption[] }) {
  const { control } = useFormContext<Values>();
  const { field, fieldState } = useController({ control, name });
  const chosen: readonly string[] = Array.isArray(field.value) ? field.value : [];
  const toggle = (value: string, checked: boolean) =>
    field.onChange(
      options
        .map((option) => option.value)
        .filter((each) => (each === value ? checked : chosen.includes(each))),
    );
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{label}</legend>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          hint={option.hint}
          disabled={option.disabled}
          checked={chosen.includes(option.value)}
          onCheckedChange={(checked) => toggle(option.value, checked)}
        />
      ))}
      <FieldMessage error={fieldState.error?.message} hint={hint} />
    </fieldset>
  );
}
