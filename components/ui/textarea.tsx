'use client';

import type { ComponentPropsWithRef } from 'react';
import { controlVariants } from './control';
import { useFieldControl } from './field';

export type TextareaProps = Omit<ComponentPropsWithRef<'textarea'>, 'className' | 'style'> & {
  /** For code and JSON. */
  mono?: boolean;
};

/** A text of several lines; grows with its content where the browser can. */
export function Textarea({ mono = false, rows = 3, ...props }: TextareaProps) {
  const field = useFieldControl(props);
  return (
    <textarea
      rows={rows}
      {...props}
      {...field}
      className={`${controlVariants({ size: 'text' })} field-sizing-content max-h-80 min-h-16 resize-y ${mono ? 'font-mono' : ''}`}
    />
  );
}
