'use client';

import type { ReactNode } from 'react';
import {
  type FieldValues,
  FormProvider,
  type SubmitHandler,
  type UseFormReturn,
  useFormState,
} from 'react-hook-form';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { showProblemOnForm } from './show-problem-on-form';

export type FormProps<Values extends FieldValues, Output extends FieldValues> = {
  form: UseFormReturn<Values, unknown, Output>;
  /** May reject: the problem then stands at the fields it names, and above the buttons. */
  onSubmit: SubmitHandler<Output>;
  children: ReactNode;
  submitLabel: string;
  onCancel?: () => void;
  tone?: 'normal' | 'danger';
  /** Further buttons, left of the submitting one. */
  actions?: ReactNode;
};

/** A form of react-hook-form with its buttons; server problems are shown where they belong. */
export function Form<Values extends FieldValues, Output extends FieldValues = Values>({
  form,
  onSubmit,
  children,
  submitLabel,
  onCancel,
  tone = 'normal',
  actions,
}: FormProps<Values, Output>) {
  const submit = form.handleSubmit(async (values, event) => {
    try {
      await onSubmit(values, event);
    } catch (error) {
      showProblemOnForm(form, error);
    }
  });
  // Its own subscription: `form` stays the same object while its state changes.
  const { isSubmitting, errors } = useFormState({ control: form.control });
  const rootMessage = errors.root?.message;
  return (
    <FormProvider {...form}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        {children}
        {rootMessage ? <Callout tone="stop">{rootMessage}</Callout> : null}
        <div className="flex flex-wrap justify-end gap-2 pt-1">
          {onCancel ? (
            <Button onClick={onCancel} disabled={isSubmitting}>
              Cancel
            </Button>
          ) : null}
          {actions}
          <Button type="submit" variant={tone === 'danger' ? 'danger' : 'primary'} pending={isSubmitting}>
            {submitLabel}
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}
