'use client';

import type { ContactFields } from '@/lib/contracts/rights';
import {
  type Correction,
  correctableFields,
  correctableFieldTitles,
} from '@/lib/core/rights/correctable-fields';
import { TextField } from '../forms/text-field';

/** The fields as a form holds them: what is not known is empty. */
export type CorrectionDraft = Record<keyof ContactFields, string>;

/** @param asked values that somebody says are right, put in already. */
export const correctionDraft = (fields: ContactFields, asked: Correction = {}): CorrectionDraft =>
  Object.fromEntries(
    correctableFields.map((field) => [
      field,
      (asked[field] === undefined ? fields[field] : asked[field]) ?? '',
    ]),
  ) as CorrectionDraft;

/** Only what differs from what is known; emptied is taken away. */
export function changedFields(draft: CorrectionDraft, fields: ContactFields): Correction {
  const changed = correctableFields.filter((field) => draft[field].trim() !== (fields[field] ?? ''));
  return Object.fromEntries(changed.map((field) => [field, draft[field].trim() || null]));
}

const hints: Partial<Record<keyof ContactFields, string>> = {
  language: 'A language tag, such as de or pt-BR.',
  countryCode: 'Two capital letters, such as DE.',
  timeZone: 'Such as Europe/Berlin.',
};

/** One input for each field; `prefix` is where they lie in the form. */
export function CorrectionFields({ prefix }: { prefix: string }) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {correctableFields.map((field) => (
        <TextField
          key={field}
          name={`${prefix}.${field}`}
          label={correctableFieldTitles[field]}
          hint={hints[field]}
          autoComplete="off"
        />
      ))}
    </div>
  );
}
