'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import type { SourceDetail } from '@/lib/contracts/sources';
import { Form } from '../forms/form';
import { TextareaField, TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Dialog } from '../ui/dialog';
import { useDistrustSource } from './use-change-source';

const schema = z.object({
  from: z
    .string()
    .min(1, 'Say from when on it was wrong.')
    .refine((typed) => typed === '' || !Number.isNaN(Date.parse(typed)), 'must be a day and a time'),
  reason: z
    .string()
    .trim()
    .min(1, 'Say why: the reason goes into the record.')
    .max(500, 'must be at most 500 characters'),
});
type Values = z.infer<typeof schema>;

/** Marks a source as bad from a moment on, after saying what that does. */
export function DistrustDialog({ source }: { source: SourceDetail }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={`Mark ${source.title} as bad`}
      trigger={<Button variant="dangerQuiet">Mark as bad from…</Button>}
    >
      <DistrustForm source={source} close={() => setOpen(false)} />
    </Dialog>
  );
}

function DistrustForm({ source: { id, title }, close }: { source: SourceDetail; close: () => void }) {
  const distrust = useDistrustSource(id);
  const form = useForm<Values>({ resolver: zodResolver(schema), defaultValues: { from: '', reason: '' } });
  return (
    <Form
      form={form}
      tone="danger"
      submitLabel="Mark as bad"
      onCancel={close}
      onSubmit={async ({ from, reason }) => {
        await distrust.mutateAsync({ from: new Date(from).toISOString(), reason });
        close();
        toast.success(`${title} is not believed any more`);
      }}
    >
      <Callout tone="wait" title="This can’t be taken back whole">
        Whatever happened from then on, recorded or still to come, falls to a quality of 5% at once. Actions
        that were carried out stay until somebody takes them back.
      </Callout>
      <TextField<Values>
        name="from"
        label="Bad from"
        type="datetime-local"
        hint="By this computer’s clock."
        required
      />
      <TextareaField<Values>
        name="reason"
        label="Why"
        placeholder="What was wrong with it?"
        rows={3}
        required
      />
    </Form>
  );
}
