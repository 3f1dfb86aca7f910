'use client';

import { useId } from 'react';
import { FieldMessage } from '../ui/field';
import { Input } from '../ui/input';

/** A short text within an entry, labelled for those who hear it, with what is wrong with it below. */
export function BrandTextInput({
  label,
  value,
  onChange,
  disabled,
  error,
  placeholder,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  disabled: boolean;
  error: string | undefined;
  placeholder?: string;
}) {
  const messageId = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Input
        aria-label={label}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? messageId : undefined}
        placeholder={placeholder}
        value={value}
        disabled={disabled}
        onChange={({ target }) => onChange(target.value)}
      />
      <FieldMessage id={messageId} error={error} />
    </div>
  );
}
