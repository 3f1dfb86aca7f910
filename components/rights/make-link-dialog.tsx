'use client';

import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { SecretOnce } from '../auth/secret-once';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useMakeLink } from './use-rights';

const days = ['1', '7', '14', '30', '60'].map((value) => ({
  value,
  label: value === '1' ? 'One day' : `${value} days`,
}));

/** Makes a link that opens a person's own page, to be sent to their own address. */
export function MakeLinkDialog({ contactId }: { contactId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={<Button>Make a link</Button>}
      title="A link to their own page"
      description="Whoever has it sees what is kept about this person. Send it to an address that you know is theirs."
    >
      <MakeLinkForm contactId={contactId} close={() => setOpen(false)} />
    </Dialog>
  );
}

function MakeLinkForm({ contactId, close }: { contactId: string; close: () => void }) {
  const make = useMakeLink(contactId);
  const form = useForm({ defaultValues: { days: '14' } });
  if (make.data)
    return (
      <SecretOnce label="Link" secret={make.data.url}>
        Copy it now: it can’t be shown again. It can be revoked on this page at any time.
      </SecretOnce>
    );
  return (
    <Form
      form={form}
      submitLabel="Make the link"
      onCancel={close}
      onSubmit={async (values) => {
        await make.mutateAsync({ days: Number(values.days) });
      }}
    >
      <SelectField name="days" label="It works for" options={days} />
    </Form>
  );
}
