'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import type { z } from 'zod';
import { changeRolesBodySchema, type Person } from '@/lib/contracts/people';
import { CheckboxGroupField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { Dialog } from '../ui/dialog';
import { roleOptions } from './role-options';
import { useChangeRoles } from './use-change-roles';

type Values = z.input<typeof changeRolesBodySchema>;

/** Chooses a person's roles; in force with their next request. */
export function ChangeRolesDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const changeRoles = useChangeRoles();
  const form = useForm<Values>({
    resolver: zodResolver(changeRolesBodySchema),
    defaultValues: { roles: person.roles },
  });
  const submit = async ({ roles }: Values) => {
    await changeRoles.mutateAsync({ personId: person.id, roles });
    toast.success('Roles changed', { description: `${person.name}: in force from now on.` });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={`Roles of ${person.name}`}>
      <Form form={form} onSubmit={submit} submitLabel="Change roles" onCancel={onClose}>
        <CheckboxGroupField<Values> name="roles" label="Roles" options={roleOptions} />
      </Form>
    </Dialog>
  );
}
