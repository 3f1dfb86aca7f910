'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import {
  rightsRequestKindSchema,
  rightsRequestKinds,
  rightsRequestTitles,
} from '@/lib/core/rights/rights-request';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextareaField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useReceiveRequest } from './use-rights';

const schema = z.object({ kind: rightsRequestKindSchema, message: z.string().trim().max(2000) });
type Values = z.infer<typeof schema>;

/** Takes in what a person asks for about their own data, such as by letter or by phone. */
export function NewRequestDialog({ contactId }: { contactId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={<Button>New request</Button>}
      title="What do they ask for?"
      description="From now on there is a month to answer. What they wrote is kept sealed for them alone."
    >
      <NewRequestForm contactId={contactId} close={() => setOpen(false)} />
    </Dialog>
  );
}

function NewRequestForm({ contactId, close }: { contactId: string; close: () => void }) {
  const receive = useReceiveRequest();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { kind: 'access', message: '' },
  });
  return (
    <Form
      form={form}
      submitLabel="Take it in"
      onCancel={close}
      onSubmit={async ({ kind, message }) => {
        await receive.mutateAsync({ contactId, kind, message: message || null });
        toast.success('The request is taken in');
        close();
      }}
    >
      <SelectField<Values>
        name="kind"
        label="They ask for"
        options={rightsRequestKinds.map((value) => ({
          value,
          label: `${rightsRequestTitles[value].title} (${rightsRequestTitles[value].article})`,
        }))}
      />
      <TextareaField<Values> name="message" label="What they wrote" hint="As far as it matters." rows={4} />
    </Form>
  );
}
