'use client';

import type { ReactNode } from 'react';
import { type FieldPath, type FieldValues, useController, useFormContext } from 'react-hook-form';
import { Field } from '../ui/field';
import { Input, type InputProps } from '../ui/input';
import { Textarea, type TextareaProps } from '../ui/textarea';

export type FormFieldProps<Values extends FieldValues> = {
  name: FieldPath<Values>;
  label: ReactNode;
  hint?: ReactNode;
  required?: boolean;
};

/** A text input bound to the form around it. `type="number"` still yields text: let the schema coerce it. */
export function TextField<Values extends FieldValues = FieldValues>({
  name,
  label,
  hint,
  required,
  ...input
}: FormFieldProps<Values> & Omit<InputProps, 'name' | 'required' | 'value' | 'onChange'>) {
  const { control } = useFormContext<Values>();
  const { field, fieldState } = useController({ control, name });
  return (
    <Field label={label} hint={hint} required={required} error={fieldState.error?.message}>
      <Input {...input} {...field} value={field.value ?? ''} />
    </Field>
  );
}

/** A text of several lines bound to the form around it. */
export function TextareaField<Values extends FieldValues = FieldValues>({
  name,
  label,
  hint,
  required,
  ...textarea
}: FormFieldProps<Values> & Omit<TextareaProps, 'name' | 'required' | 'value' | 'onChange'>) {
  const { control } = useFormContext<Values>();
  const { field, fieldState } = useController({ control, name });
  return (
    <Field label={label} hint={hint} required={required} error={fieldState.error?.message}>
      <Textarea {...textarea} {...field} value={field.value ?? ''} />
    </Field>
  );
}
