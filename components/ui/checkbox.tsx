'use client';

import { Check, Minus } from 'lucide-react';
import { Checkbox as Primitive } from 'radix-ui';
import { type ReactNode, type Ref, useId } from 'react';
import { FieldMessage } from './field';

export type CheckboxProps = {
  label: ReactNode;
  /** Keeps the label for screen readers only, for rows of a table. */
  labelHidden?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  checked?: boolean | 'indeterminate';
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  onBlur?: () => void;
  disabled?: boolean;
  name?: string;
  value?: string;
  ref?: Ref<HTMLButtonElement>;
};

/** A checkbox with its label to the right. */
export function Checkbox({
  label,
  labelHidden = false,
  hint,
  error,
  onCheckedChange,
  checked,
  ...rest
}: CheckboxProps) {
  const id = useId();
  const messageId = `${id}-message`;
  return (
    <div className="flex items-start gap-2">
      <Primitive.Root
        {...rest}
        id={id}
        checked={checked}
        onCheckedChange={(next) => onCheckedChange?.(next === true)}
        aria-describedby={error || hint ? messageId : undefined}
        aria-invalid={error ? true : undefined}
        className="group mt-0.5 grid size-4 shrink-0 place-items-center rounded-sm border border-control bg-surface text-accent-fg disabled:opacity-55 aria-invalid:border-danger data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent"
      >
        <Primitive.Indicator>
          {checked === 'indeterminate' ? (
            <Minus aria-hidden className="size-3" strokeWidth={3} />
          ) : (
            <Check aria-hidden className="size-3" strokeWidth={3} />
          )}
        </Primitive.Indicator>
      </Primitive.Root>
      <div className={labelHidden ? 'sr-only' : 'min-w-0'}>
        <label htmlFor={id} className="text-sm">
          {label}
        </label>
        <FieldMessage id={messageId} error={error} hint={hint} />
      </div>
    </div>
  );
}
