'use client';

import { Check, ChevronDown } from 'lucide-react';
import { Select as Primitive } from 'radix-ui';
import type { Ref } from 'react';
import { controlVariants } from './control';
import { type FieldControlProps, useFieldControl } from './field';
import { floatingClass, floatingItemClass } from './overlay';

export type SelectOption<Value extends string = string> = {
  value: Value;
  label: string;
  hint?: string;
  disabled?: boolean;
};

export type SelectProps<Value extends string> = FieldControlProps & {
  options: readonly SelectOption<Value>[];
  value?: Value;
  defaultValue?: Value;
  onValueChange?: (value: Value) => void;
  onBlur?: () => void;
  placeholder?: string;
  disabled?: boolean;
  name?: string;
  size?: 'sm' | 'md' | 'lg';
  /** Needed where no Field labels it. */
  'aria-label'?: string;
  ref?: Ref<HTMLButtonElement>;
};

/** One of a closed set. */
export function Select<Value extends string>({
  options,
  value,
  defaultValue,
  onValueChange,
  onBlur,
  placeholder = 'Choose…',
  disabled,
  name,
  size = 'md',
  ref,
  ...aria
}: SelectProps<Value>) {
  const field = useFieldControl(aria);
  return (
    <Primitive.Root
      value={value}
      defaultValue={defaultValue}
      onValueChange={(next) => onValueChange?.(next as Value)}
      disabled={disabled}
      name={name}
    >
      <Primitive.Trigger
        ref={ref}
        onBlur={onBlur}
        {...aria}
        {...field}
        className={`${controlVariants({ size })} flex items-center justify-between gap-2 text-left data-[placeholder]:text-subtle [&>span]:truncate`}
      >
        <Primitive.Value placeholder={placeholder} />
        <Primitive.Icon>
          <ChevronDown aria-hidden className="size-4 text-subtle" />
        </Primitive.Icon>
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={`${floatingClass} max-h-[min(20rem,var(--radix-select-content-available-height))] min-w-[var(--radix-select-trigger-width)]`}
        >
          <Primitive.Viewport>
            {options.map((option) => (
              <Primitive.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className={floatingItemClass}
              >
                <span className="flex-1">
                  <Primitive.ItemText>{option.label}</Primitive.ItemText>
                  {option.hint ? <span className="block text-xs text-muted">{option.hint}</span> : null}
                </span>
                <Primitive.ItemIndicator>
                  <Check aria-hidden className="text-accent-text" />
                </Primitive.ItemIndicator>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
