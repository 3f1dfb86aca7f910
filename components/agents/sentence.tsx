'use client';

import type { ReactNode } from 'react';
import { useFormState } from 'react-hook-form';
import { FieldMessage } from '../ui/field';
import type { ScopeDraft } from './scope-draft';

/** A sentence with inputs in it. */
export function Sentence({ children }: { children: ReactNode }) {
  return (
    <div className="text-base leading-10 text-pretty text-fg [&>button]:mx-0.5 [&>span]:mx-0.5 [&>span]:align-middle">
      {children}
    </div>
  );
}

/** Where the error of an input stands, for describing the input by it. */
export const errorIdOf = (name: string): string => `scope-error-${name}`;

/** What can't be read in a sentence, below it: which input, and what to give instead. */
export function SentenceErrors({ labels }: { labels: Partial<Record<keyof ScopeDraft, string>> }) {
  const { errors } = useFormState<ScopeDraft>();
  const found = Object.entries(labels).flatMap(([name, label]) => {
    const error = errors[name as keyof ScopeDraft];
    const message = error && 'message' in error ? error.message : undefined;
    return typeof message === 'string' ? [{ name, text: `${label}: ${message}` }] : [];
  });
  return found.map(({ name, text }) => <FieldMessage key={name} id={errorIdOf(name)} error={text} />);
}
