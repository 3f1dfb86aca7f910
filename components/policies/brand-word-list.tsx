'use client';

import { useState } from 'react';
import { Field } from '../ui/field';
import { Textarea } from '../ui/textarea';

/** A list of words or names, one a line. What is typed stays as it is typed until the field is left. */
export function BrandWordList({
  label,
  hint,
  value,
  onChange,
  disabled,
  error,
}: {
  label: string;
  hint: string;
  value: readonly string[];
  onChange: (value: string[]) => void;
  disabled: boolean;
  error: string | undefined;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field label={label} hint={hint} error={error}>
      <Textarea
        rows={Math.min(8, Math.max(2, value.length))}
        value={typed ?? value.join('\n')}
        disabled={disabled}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange(linesOf(target.value));
        }}
        onBlur={() => setTyped(null)}
      />
    </Field>
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
