'use client';

import { useState } from 'react';
import { Input } from '../ui/input';

/** A whole number within a sentence. What can't be read is kept on screen while it is typed and given up when it is left. */
export function WholeNumberInput({
  label,
  value,
  min,
  max,
  onChange,
  disabled,
  invalid = false,
  describedBy,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  disabled: boolean;
  invalid?: boolean;
  describedBy?: string;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <span className="inline-block w-20">
      <Input
        type="number"
        inputMode="numeric"
        size="sm"
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        min={min}
        max={max}
        value={typed ?? String(value)}
        disabled={disabled}
        onChange={({ target }) => {
          setTyped(target.value);
          const number = Number(target.value);
          if (target.value !== '' && Number.isInteger(number) && number >= min && number <= max)
            onChange(number);
        }}
        onBlur={() => setTyped(null)}
      />
    </span>
  );
}
