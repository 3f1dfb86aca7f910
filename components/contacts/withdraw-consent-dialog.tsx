'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { momentInputText, momentOfInput } from '@/lib/client/moment-input';
import { Form } from '../forms/form';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { EvidenceFields, emptyEvidence, evidenceDraft, orNull } from './evidence-fields';
import { useStateConsent } from './use-contactability';

const schema = z.object(evidenceDraft);
type Values = z.infer<typeof schema>;

/** Records that a person said no; it counts at once. */
export function WithdrawConsentDialog({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="ghost">Record a no</Button>}
      title="Record a no"
      description="In force at once. A no to marketing is one to sales outreach on the same channel, and the other way round. Only their own consent, given later, counts again."
    >
      <WithdrawConsentForm id={id} close={() => setOpen(false)} />
    </Dialog>
  );
}

function WithdrawConsentForm({ id, close }: { id: string; close: () => void }) {
  const state = useStateConsent(id);
  const [openedAt] = useState(() => momentInputText(new Date()));
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { ...emptyEvidence, occurredAt: openedAt },
  });
  return (
    <Form
      form={form}
      submitLabel="Record the no"
      onCancel={close}
      onSubmit={async ({ purpose, channel, source, reference, occurredAt }) => {
        await state.mutateAsync({
          status: 'withdrawn',
          purpose,
          channel,
          evidence: { source, wordingVersion: null, reference: orNull(reference) },
          occurredAt: momentOfInput(occurredAt),
        });
        toast.success('The no is on record');
        close();
      }}
    >
      <EvidenceFields />
    </Form>
  );
}
