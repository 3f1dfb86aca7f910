'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { identityProofSchema, identityProofs } from '@/lib/core/rights/rights-request';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { identityWords } from './rights-words';
import { useAdvanceRequest } from './use-rights';

const schema = z.object({ identityBy: identityProofSchema });
type Values = z.infer<typeof schema>;

/** Establishes that a request comes from the person it is about, and how. */
export function ConfirmIdentityDialog({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={<Button variant="primary">Confirm identity</Button>}
      title="Confirm who asks"
      description="Say how you made sure that it is the person themselves. Before that nothing is handed out or changed."
    >
      <ConfirmIdentityForm id={id} close={() => setOpen(false)} />
    </Dialog>
  );
}

function ConfirmIdentityForm({ id, close }: { id: string; close: () => void }) {
  const advance = useAdvanceRequest(id);
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { identityBy: 'known_address' },
  });
  return (
    <Form
      form={form}
      submitLabel="It is them"
      onCancel={close}
      onSubmit={async (body) => {
        await advance.mutateAsync({ step: 'confirm', body });
        toast.success('Identity confirmed');
        close();
      }}
    >
      <SelectField<Values>
        name="identityBy"
        label="How you know"
        options={identityProofs.map((value) => ({ value, label: identityWords[value] }))}
      />
    </Form>
  );
}
