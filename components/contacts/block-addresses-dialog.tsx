'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { formatCount } from '@/lib/client/format';
import { manualReasons } from '@/lib/contracts/suppressions';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextareaField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { manualReasonOptions } from './block-contact-dialog';
import { readAddresses } from './read-addresses';
import { useSuppressAddresses } from './use-suppressions';

const schema = z.object({
  addresses: z.string().superRefine((text, context) => {
    const { emails, wrong } = readAddresses(text);
    if (wrong.length > 0)
      context.addIssue({
        code: 'custom',
        message: `These are no e-mail addresses: ${wrong.slice(0, 5).join(', ')}.`,
      });
    else if (emails.length === 0)
      context.addIssue({ code: 'custom', message: 'Give at least one e-mail address.' });
    else if (emails.length > 1000)
      context.addIssue({
        code: 'custom',
        message: `Give at most 1,000 at once; these are ${emails.length}.`,
      });
  }),
  reason: z.enum(manualReasons),
  note: z.string().trim().max(500),
});
type Values = z.infer<typeof schema>;

/** Blocks e-mail to one address or a pasted list. */
export function BlockAddressesDialog() {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="primary" size="sm">
          Block addresses
        </Button>
      }
      title="Block addresses"
      description="Also of people who are not contacts yet: only a hash of each address is kept, by which they are recognised later."
    >
      <BlockAddressesForm close={() => setOpen(false)} />
    </Dialog>
  );
}

function BlockAddressesForm({ close }: { close: () => void }) {
  const suppress = useSuppressAddresses();
  const form = useForm<Values>({
    resolver: zodResolver(schema),
    defaultValues: { addresses: '', reason: 'unsubscribe', note: '' },
  });
  return (
    <Form
      form={form}
      submitLabel="Block"
      tone="danger"
      onCancel={close}
      onSubmit={async ({ addresses, reason, note }) => {
        const { emails } = readAddresses(addresses);
        const { added, already, known } = await suppress.mutateAsync({ emails, reason, note: note || null });
        toast.success(`${formatCount(added, 'address', 'addresses')} blocked`, {
          description: `${known} of them belong to contacts; ${already} were blocked before.`,
        });
        close();
      }}
    >
      <TextareaField<Values>
        name="addresses"
        label="E-mail addresses"
        hint="One or many, separated by lines, commas or blanks."
        rows={6}
        required
      />
      <SelectField<Values> name="reason" label="Because" options={manualReasonOptions} />
      <TextareaField<Values> name="note" label="Note" rows={2} />
    </Form>
  );
}
