'use client';

import { cva, type VariantProps } from 'class-variance-authority';
import { LoaderCircle } from 'lucide-react';
import { Slot } from 'radix-ui';
import type { ComponentPropsWithRef } from 'react';

export const buttonVariants = cva(
  [
    'relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border',
    'font-medium transition-colors duration-100 [&_svg]:size-4 [&_svg]:shrink-0',
    'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:opacity-55',
  ],
  {
    variants: {
      variant: {
        primary: 'border-transparent bg-accent text-accent-fg hover:bg-accent-hover',
        secondary: 'border-line-strong bg-surface text-fg shadow-raised hover:bg-hover active:bg-pressed',
        ghost:
          'border-transparent bg-transparent text-muted hover:bg-hover hover:text-fg active:bg-pressed data-[state=open]:bg-hover data-[state=open]:text-fg',
        danger: 'border-transparent bg-danger text-danger-fg hover:bg-danger-hover',
        dangerQuiet: 'border-stop-line bg-surface text-stop shadow-raised hover:bg-stop-soft',
        link: 'border-transparent bg-transparent text-accent-text underline-offset-3 hover:underline',
      },
      size: {
        sm: 'h-7 px-2 text-xs',
        md: 'h-8 px-3 text-sm',
        lg: 'h-10 px-4 text-base',
        icon: 'size-8 p-0 text-sm',
        iconSm: 'size-7 p-0 text-xs',
      },
      width: { auto: '', full: 'w-full' },
    },
    compoundVariants: [{ variant: 'link', class: 'h-auto px-0' }],
    defaultVariants: { variant: 'secondary', size: 'md', width: 'auto' },
  },
);

export type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'className' | 'style'> &
  VariantProps<typeof buttonVariants> & {
    /** Renders the only child (a link) with the looks of a button. */
    asChild?: boolean;
    /** Shows a spinner, keeps the width and refuses further clicks. */
    pending?: boolean;
  };

/** A button. An icon alone needs `aria-label`. */
export function Button({
  variant,
  size,
  width,
  asChild = false,
  pending = false,
  disabled,
  type = 'button',
  children,
  ...rest
}: ButtonProps) {
  const classes = buttonVariants({ variant, size, width });
  if (asChild) {
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type={type}
      className={classes}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      {...rest}
    >
      {pending ? (
        <>
          <span className="absolute inset-0 grid place-items-center">
            <LoaderCircle aria-hidden className="animate-spin" />
          </span>
          <span className="inline-flex items-center gap-1.5 opacity-0">{children}</span>
        </>
      ) : (
        children
      )}
    </button>
  );
}
