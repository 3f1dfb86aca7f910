'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import type { z } from 'zod';
import {
  type EditPracticeOwnerBody,
  editPracticeOwnerBodySchema,
  type PracticeOwner,
} from '@/lib/contracts/practice';
import { CheckboxField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Dialog } from '../ui/dialog';
import { useEditPracticeOwner } from './use-edit-practice-owner';

type Values = z.input<typeof editPracticeOwnerBodySchema>;

/** Sets how many contacts an owner takes, and whether any. */
export function EditOwnerDialog({ owner, onClose }: { owner: PracticeOwner; onClose: () => void }) {
  const editOwner = useEditPracticeOwner();
  const form = useForm<Values, unknown, EditPracticeOwnerBody>({
    resolver: zodResolver(editPracticeOwnerBodySchema),
    defaultValues: { capacity: owner.capacity, available: owner.available },
  });
  const submit = async (set: EditPracticeOwnerBody) => {
    await editOwner.mutateAsync({ ownerId: owner.id, set });
    toast.success('Changed in the practice CRM');
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Edit ${owner.name}`}
      description="As if in the CRM’s own screen."
    >
      <Form form={form} onSubmit={submit} submitLabel="Save in the CRM" onCancel={onClose}>
        <TextField<Values> name="capacity" label="Contacts at once" inputMode="numeric" />
        <CheckboxField<Values> name="available" label="Takes new contacts" />
      </Form>
    </Dialog>
  );
}
