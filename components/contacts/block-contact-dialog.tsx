'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { manualReasons } from '@/lib/contracts/suppressions';
import { contactChannels } from '@/lib/core/contactability/purposes';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextareaField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { channelOptions, reasonWords } from './contact-words';
import { useSuppressContact } from './use-contactability';

const schema = z.object({
  channel: z.enum(['all', ...contactChannels]),
  reason: z.enum(manualReasons),
  note: z.string().trim().max(500),
});
type Values = z.infer<typeof schema>;

export const manualReasonOptions = manualReasons.map((value) => ({ value, label: reasonWords[value] }));

/** Blocks contact with one person, at once. */
export function BlockContactDialog({ id, size }: { id: string; size?: 'sm' }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="sm"
      trigger={
        <Button variant="dangerQuiet" size={size}>
          Block contact
        </Button>
      }
      title="Block contact"
      description="Once saved, no agent contacts this person on the channel, whatever was consented to."
    >
      <BlockContactForm id={id} close={() => setOpen(false)} />
    </Dialog>
  );
}

function BlockContactForm({ id, close }: { id: string; close: () => void }) {
  const suppress = useSuppressContact(id);
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { channel: 'all', reason: 'unsubscribe', note: '' },
  });
  return (
    <Form
      form={form}
      submitLabel="Block contact"
      tone="danger"
      onCancel={close}
      onSubmit={async ({ channel, reason, note }) => {
        await suppress.mutateAsync({
          channel: channel === 'all' ? null : channel,
          reason,
          note: note || null,
        });
        toast.success('Contact is blocked');
        close();
      }}
    >
      <SelectField<Values>
        name="channel"
        label="On"
        options={[{ value: 'all', label: 'Every channel' }, ...channelOptions]}
      />
      <SelectField<Values> name="reason" label="Because" options={manualReasonOptions} />
      <TextareaField<Values> name="note" label="Note" rows={2} />
    </Form>
  );
}
