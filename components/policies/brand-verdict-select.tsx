'use client';

import type { ContentVerdict } from '@/lib/core/brand-safety/guidelines';
import { Select } from '../ui/select';

const options: { value: ContentVerdict; label: string }[] = [
  { value: 'deny', label: 'is refused' },
  { value: 'escalate', label: 'asks a person' },
];

/** What becomes of content, as the end of a sentence. */
export function BrandVerdictSelect({
  label,
  value,
  onChange,
  disabled,
}: {
  label: string;
  value: ContentVerdict;
  onChange: (value: ContentVerdict) => void;
  disabled: boolean;
}) {
  return (
    <Select aria-label={label} options={options} value={value} onValueChange={onChange} disabled={disabled} />
  );
}
