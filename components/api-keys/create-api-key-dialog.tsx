'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { type CreateApiKeyResult, createApiKeyBodySchema } from '@/lib/contracts/api-keys';
import { keyPermissions } from '@/lib/core/access/key-permissions';
import { permissionTitles } from '@/lib/core/access/permissions';
import { useAccess } from '../auth/access-context';
import { SecretOnce } from '../auth/secret-once';
import { CheckboxGroupField, SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog, DialogClose } from '../ui/dialog';
import { useCreateApiKey } from './use-create-api-key';

const expiryOptions = [
  { value: '30', label: 'After 30 days' },
  { value: '90', label: 'After 90 days' },
  { value: '365', label: 'After a year' },
  { value: 'never', label: 'Never' },
] as const;

const formSchema = createApiKeyBodySchema.omit({ expiresInDays: true }).extend({ expires: z.string() });
type Values = z.input<typeof formSchema>;
type Output = z.output<typeof formSchema>;

/** Makes a key for a program; then shows it, this once. */
export function CreateApiKeyDialog() {
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<CreateApiKeyResult | null>(null);
  const changeOpen = (next: boolean) => {
    setOpen(next);
    if (next) setCreated(null);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title={created ? `Key “${created.apiKey.name}”` : 'Create an API key'}
      trigger={
        <Button variant="primary" size="sm">
          <KeyRound aria-hidden />
          Create key
        </Button>
      }
      footer={
        created ? (
          <DialogClose>
            <Button variant="primary">Done</Button>
          </DialogClose>
        ) : undefined
      }
    >
      {created ? (
        <SecretOnce label="API key" secret={created.key}>
          Copy the key now: only its hash is kept. Programs send it as Authorization: Bearer followed by the
          key.
        </SecretOnce>
      ) : (
        <CreateApiKeyForm onCreated={setCreated} onCancel={() => changeOpen(false)} />
      )}
    </Dialog>
  );
}

function CreateApiKeyForm({
  onCreated,
  onCancel,
}: {
  onCreated: (result: CreateApiKeyResult) => void;
  onCancel: () => void;
}) {
  const { permissions: own } = useAccess();
  const createApiKey = useCreateApiKey();
  const form = useForm<Values, unknown, Output>({
    resolver: zodResolver(formSchema),
    defaultValues: { name: '', permissions: ['signals.write'], expires: '90' },
  });
  const submit = async ({ expires, ...body }: Output) => {
    const expiresInDays = expires === 'never' ? null : Number(expires);
    onCreated(await createApiKey.mutateAsync({ ...body, expiresInDays }));
  };
  const permissionOptions = keyPermissions.map((value) => ({
    value,
    label: permissionTitles[value],
    hint: own.includes(value) ? value : `${value}: not among your own permissions`,
    disabled: !own.includes(value),
  }));
  return (
    <Form form={form} onSubmit={submit} submitLabel="Create key" onCancel={onCancel}>
      <TextField<Values>
        name="name"
        label="What it is for"
        placeholder="CRM export"
        autoComplete="off"
        required
      />
      <CheckboxGroupField<Values> name="permissions" label="What it may do" options={permissionOptions} />
      <SelectField<Values> name="expires" label="Expires" options={expiryOptions} />
    </Form>
  );
}
