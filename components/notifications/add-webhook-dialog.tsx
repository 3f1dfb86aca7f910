'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Webhook } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { type AddWebhookBody, addWebhookBodySchema } from '@/lib/contracts/webhooks';
import { SecretOnce } from '../auth/secret-once';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog, DialogClose } from '../ui/dialog';
import { useAddWebhook } from './use-webhooks';

export const secretHelp =
  'Copy the secret now. Requests are signed with it as by Standard Webhooks: check webhook-signature before you believe one.';

/** Adds a program that is told of approvals; then shows its secret, this once. */
export function AddWebhookDialog() {
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const changeOpen = (next: boolean) => {
    setOpen(next);
    if (next) setSecret(null);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title={secret ? 'Its secret' : 'Add a webhook'}
      trigger={
        <Button variant="primary" size="sm">
          <Webhook aria-hidden />
          Add webhook
        </Button>
      }
      footer={
        secret ? (
          <DialogClose>
            <Button variant="primary">Done</Button>
          </DialogClose>
        ) : undefined
      }
    >
      {secret ? (
        <SecretOnce label="Secret" secret={secret}>
          {secretHelp}
        </SecretOnce>
      ) : (
        <AddWebhookForm onAdded={setSecret} onCancel={() => changeOpen(false)} />
      )}
    </Dialog>
  );
}

function AddWebhookForm({ onAdded, onCancel }: { onAdded: (secret: string) => void; onCancel: () => void }) {
  const add = useAddWebhook();
  const form = useForm<AddWebhookBody>({
    resolver: zodResolver(addWebhookBodySchema),
    defaultValues: { url: '' },
  });
  return (
    <Form
      form={form}
      onSubmit={async (body) => onAdded((await add.mutateAsync(body)).secret)}
      submitLabel="Add webhook"
      onCancel={onCancel}
    >
      <TextField<AddWebhookBody>
        name="url"
        label="Address"
        placeholder="https://example.com/mandate"
        hint="It is told when an approval is asked for, passed on, or passed to the next in line."
        inputMode="url"
        autoComplete="off"
        required
      />
    </Form>
  );
}
