import { z } from 'zod';
import { contactChannelSchema, purposeSchema } from '@/lib/core/contactability/purposes';
import { SelectField } from '../forms/choice-field';
import { TextField } from '../forms/text-field';
import { channelOptions, purposeOptions } from './contact-words';

/** What the two forms about consent have in common, as it is typed. */
export const evidenceDraft = {
  purpose: purposeSchema,
  channel: contactChannelSchema,
  source: z.string().trim().min(1, 'Say where it was said, such as “newsletter form” or “call”.').max(200),
  reference: z.string().trim().max(300),
  occurredAt: z.string().min(1, 'Say when it was said.'),
};
export const emptyEvidence = {
  purpose: 'marketing' as const,
  channel: 'email' as const,
  source: '',
  reference: '',
};
type Draft = z.input<z.ZodObject<typeof evidenceDraft>>;

export const orNull = (text: string): string | null => text || null;

/** For what and by which channel, and what shows it. */
export function EvidenceFields() {
  return (
    <>
      <SelectField<Draft> name="purpose" label="For" options={purposeOptions} required />
      <SelectField<Draft> name="channel" label="By" options={channelOptions} required />
      <TextField<Draft> name="occurredAt" label="Said at" type="datetime-local" required />
      <TextField<Draft>
        name="source"
        label="Where it was said"
        hint="Such as “newsletter form” or “call”."
        required
      />
      <TextField<Draft> name="reference" label="Reference" hint="Anything that helps to find it again." />
    </>
  );
}
