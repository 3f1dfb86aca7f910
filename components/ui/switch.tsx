'use client';

import { Switch as Primitive } from 'radix-ui';
import { type ReactNode, type Ref, useId } from 'react';
import { FieldMessage } from './field';

export type SwitchProps = {
  label: ReactNode;
  labelHidden?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  checked?: boolean;
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  onBlur?: () => void;
  disabled?: boolean;
  name?: string;
  ref?: Ref<HTMLButtonElement>;
};

/** Turns something on or off at once. For a value that is saved with a form use Checkbox. */
export function Switch({ label, labelHidden = false, hint, error, ...rest }: SwitchProps) {
  const id = useId();
  const messageId = `${id}-message`;
  return (
    <div className="flex items-start gap-2.5">
      <Primitive.Root
        {...rest}
        id={id}
        aria-describedby={error || hint ? messageId : undefined}
        className="h-5 w-9 shrink-0 rounded-full border border-control bg-pressed p-px transition-colors disabled:opacity-55 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Primitive.Thumb className="block size-4 rounded-full bg-fg transition-transform data-[state=checked]:translate-x-4 data-[state=checked]:bg-accent-fg" />
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
