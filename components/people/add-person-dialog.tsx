'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { type AddPersonBody, type AddPersonResult, addPersonBodySchema } from '@/lib/contracts/people';
import { SecretOnce } from '../auth/secret-once';
import { CheckboxGroupField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog, DialogClose } from '../ui/dialog';
import { roleOptions } from './role-options';
import { useAddPerson } from './use-add-person';

type Values = z.input<typeof addPersonBodySchema>;

/** Adds a person; then shows the one-time password to hand over. */
export function AddPersonDialog() {
  const [open, setOpen] = useState(false);
  const [added, setAdded] = useState<AddPersonResult | null>(null);
  const changeOpen = (next: boolean) => {
    setOpen(next);
    if (next) setAdded(null);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={changeOpen}
      title={added ? `${added.person.name} was added` : 'Add a person'}
      trigger={
        <Button variant="primary" size="sm">
          <UserPlus aria-hidden />
          Add person
        </Button>
      }
      footer={
        added ? (
          <DialogClose>
            <Button variant="primary">Done</Button>
          </DialogClose>
        ) : undefined
      }
    >
      {added ? (
        <Added result={added} />
      ) : (
        <AddPersonForm onAdded={setAdded} onCancel={() => changeOpen(false)} />
      )}
    </Dialog>
  );
}

function Added({ result: { person, oneTimePassword } }: { result: AddPersonResult }) {
  if (oneTimePassword === null) {
    return (
      <p className="text-sm">
        {person.email} already signs in on this installation and keeps the password they have.
      </p>
    );
  }
  return (
    <SecretOnce label="One-time password" secret={oneTimePassword}>
      {`Hand this password to ${person.name} yourself. At the first sign-in they choose one of their own.`}
    </SecretOnce>
  );
}

function AddPersonForm({
  onAdded,
  onCancel,
}: {
  onAdded: (result: AddPersonResult) => void;
  onCancel: () => void;
}) {
  const addPerson = useAddPerson();
  const form = useForm<Values, unknown, AddPersonBody>({
    resolver: zodResolver(addPersonBodySchema),
    defaultValues: { name: '', email: '', roles: ['viewer'] },
  });
  const submit = async (body: AddPersonBody) => onAdded(await addPerson.mutateAsync(body));
  return (
    <Form form={form} onSubmit={submit} submitLabel="Add person" onCancel={onCancel}>
      <TextField<Values> name="name" label="Name" autoComplete="off" required />
      <TextField<Values> name="email" label="E-mail" type="email" autoComplete="off" required />
      <CheckboxGroupField<Values> name="roles" label="Roles" options={roleOptions} />
    </Form>
  );
}
