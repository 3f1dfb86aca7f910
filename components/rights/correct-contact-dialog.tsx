'use client';

import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import type { ContactFields } from '@/lib/contracts/rights';
import { Form } from '../forms/form';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { type CorrectionDraft, CorrectionFields, changedFields, correctionDraft } from './correction-fields';
import { useCorrectContact } from './use-rights';

/** Puts what is recorded of a person right. */
export function CorrectContactDialog({ id, fields }: { id: string; fields: ContactFields }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Correct</Button>}
      title="Correct this record"
      description="What you set stays: no source brings back what it knew before. Emptied fields are taken away."
    >
      <CorrectContactForm id={id} fields={fields} close={() => setOpen(false)} />
    </Dialog>
  );
}

function CorrectContactForm({ id, fields, close }: { id: string; fields: ContactFields; close: () => void }) {
  const correct = useCorrectContact(id);
  const form = useForm<{ fields: CorrectionDraft }>({ defaultValues: { fields: correctionDraft(fields) } });
  return (
    <Form
      form={form}
      submitLabel="Correct"
      onCancel={close}
      onSubmit={async (draft) => {
        await correct.mutateAsync({ fields: changedFields(draft.fields, fields) });
        toast.success('The record is corrected');
        close();
      }}
    >
      <CorrectionFields prefix="fields" />
    </Form>
  );
}
