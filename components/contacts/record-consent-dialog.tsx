'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { momentInputText, momentOfInput } from '@/lib/client/moment-input';
import { contactBasisSchema } from '@/lib/core/contactability/bases';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { basisOptions } from './contact-words';
import { EvidenceFields, emptyEvidence, evidenceDraft, orNull } from './evidence-fields';
import { useStateConsent } from './use-contactability';

const schema = z.object({
  ...evidenceDraft,
  basis: contactBasisSchema,
  wordingVersion: z.string().trim().max(120),
  expiresAt: z.string(),
});
type Values = z.infer<typeof schema>;

/** Records on what ground a person may be contacted, with its evidence. */
export function RecordConsentDialog({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Record consent</Button>}
      title="Record consent"
      description="What they agreed to, or another ground the law accepts. It is on record under your name."
    >
      <RecordConsentForm id={id} close={() => setOpen(false)} />
    </Dialog>
  );
}

function RecordConsentForm({ id, close }: { id: string; close: () => void }) {
  const state = useStateConsent(id);
  const [openedAt] = useState(() => momentInputText(new Date()));
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: {
      ...emptyEvidence,
      basis: 'consent',
      wordingVersion: '',
      expiresAt: '',
      occurredAt: openedAt,
    },
  });
  return (
    <Form
      form={form}
      submitLabel="Record consent"
      onCancel={close}
      onSubmit={async ({
        purpose,
        channel,
        basis,
        source,
        wordingVersion,
        reference,
        occurredAt,
        expiresAt,
      }) => {
        await state.mutateAsync({
          status: 'granted',
          purpose,
          channel,
          basis,
          evidence: { source, wordingVersion: orNull(wordingVersion), reference: orNull(reference) },
          occurredAt: momentOfInput(occurredAt),
          expiresAt: expiresAt === '' ? null : momentOfInput(expiresAt),
        });
        toast.success('Consent recorded');
        close();
      }}
    >
      <SelectField<Values> name="basis" label="Ground" options={basisOptions} required />
      <EvidenceFields />
      <TextField<Values> name="wordingVersion" label="Version of the wording they agreed to" />
      <TextField<Values>
        name="expiresAt"
        label="Holds until"
        type="datetime-local"
        hint="Empty: as long as the law and the rules say."
      />
    </Form>
  );
}
