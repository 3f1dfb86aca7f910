'use client';

import { CircleAlert } from 'lucide-react';
import { createContext, type ReactNode, useContext, useId } from 'react';

type FieldContextValue = { controlId: string; describedBy?: string; invalid: boolean; required: boolean };

const FieldContext = createContext<FieldContextValue | null>(null);

export type FieldControlProps = {
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean | 'true' | 'false' | 'grammar' | 'spelling';
  'aria-required'?: boolean | 'true' | 'false';
};

/** Gives a control the id, description and validity of the Field around it; explicit props win. */
export function useFieldControl(props: FieldControlProps): FieldControlProps {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: props.id ?? field.controlId,
    'aria-describedby': props['aria-describedby'] ?? field.describedBy,
    'aria-invalid': props['aria-invalid'] ?? (field.invalid || undefined),
    'aria-required': props['aria-required'] ?? (field.required || undefined),
  };
}

export type FieldProps = {
  label: ReactNode;
  children: ReactNode;
  hint?: ReactNode;
  /** Usually `errors.name?.message` of react-hook-form. */
  error?: ReactNode;
  required?: boolean;
  /** Keeps the label for screen readers only. */
  labelHidden?: boolean;
};

/** Label, control, hint and error of one input: `<Field label="Name" error={…}><Input {...register('name')} /></Field>`. */
export function Field({ label, children, hint, error, required = false, labelHidden = false }: FieldProps) {
  const controlId = useId();
  const messageId = `${controlId}-message`;
  const hasMessage = Boolean(error || hint);
  return (
    <FieldContext
      value={{
        controlId,
        describedBy: hasMessage ? messageId : undefined,
        invalid: Boolean(error),
        required,
      }}
    >
      <div className="flex min-w-0 flex-col gap-1.5">
        <Label htmlFor={controlId} hidden={labelHidden} required={required}>
          {label}
        </Label>
        {children}
        <FieldMessage id={messageId} error={error} hint={hint} />
      </div>
    </FieldContext>
  );
}

export function Label({
  children,
  htmlFor,
  hidden = false,
  required = false,
  optional = false,
}: {
  children: ReactNode;
  htmlFor?: string;
  hidden?: boolean;
  required?: boolean;
  optional?: boolean;
}) {
  return (
    <label htmlFor={htmlFor} className={hidden ? 'sr-only' : 'text-sm font-medium'}>
      {children}
      {required ? (
        <span aria-hidden className="text-stop">
          {' *'}
        </span>
      ) : null}
      {optional ? <span className="font-normal text-subtle"> (optional)</span> : null}
    </label>
  );
}

/** The line below a control: the error if there is one, otherwise the hint. */
export function FieldMessage({ id, error, hint }: { id?: string; error?: ReactNode; hint?: ReactNode }) {
  if (error) {
    return (
      <p id={id} className="flex items-start gap-1 text-xs text-stop">
        <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
        <span>{error}</span>
      </p>
    );
  }
  return hint ? (
    <p id={id} className="text-xs text-muted">
      {hint}
    </p>
  ) : null;
}
