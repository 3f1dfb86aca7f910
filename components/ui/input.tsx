'use client';

import type { VariantProps } from 'class-variance-authority';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import { controlVariants } from './control';
import { useFieldControl } from './field';

export type InputProps = Omit<ComponentPropsWithRef<'input'>, 'className' | 'style' | 'size' | 'prefix'> &
  Pick<VariantProps<typeof controlVariants>, 'size'> & {
    /** A short unit or an icon inside the left edge: `$`, a magnifier. */
    prefix?: ReactNode;
    suffix?: ReactNode;
  };

/** A text input. Inside a Field it is labelled and described by it. */
export function Input({ size, prefix, suffix, ...props }: InputProps) {
  const field = useFieldControl(props);
  const input = (
    <input
      {...props}
      {...field}
      className={`${controlVariants({ size })}${prefix ? ' pl-8' : ''}${suffix ? ' pr-12' : ''}`}
    />
  );
  if (!prefix && !suffix) return input;
  return (
    <span className="relative flex w-full min-w-0 items-center">
      {prefix ? (
        <span
          aria-hidden
          className="pointer-events-none absolute left-2.5 text-sm text-subtle [&_svg]:size-4"
        >
          {prefix}
        </span>
      ) : null}
      {input}
      {suffix ? <span className="absolute right-2 text-xs text-subtle">{suffix}</span> : null}
    </span>
  );
}
