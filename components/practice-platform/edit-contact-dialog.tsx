'use client';

import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import type { PracticeContact } from '@/lib/contracts/practice';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { TextareaField } from '../forms/text-field';
import { Dialog } from '../ui/dialog';
import { useEditPracticeContact } from './use-edit-practice-contact';
import { usePracticeOwners } from './use-practice-owners';

type Values = { ownerId: string; note: string };

// A choice needs a value that is not empty.
const NOBODY = 'nobody';

/** Edits a contact as in the CRM's own screen. */
export function EditContactDialog({ contact, onClose }: { contact: PracticeContact; onClose: () => void }) {
  const owners = usePracticeOwners('');
  const editContact = useEditPracticeContact();
  const form = useForm<Values>({
    defaultValues: { ownerId: contact.owner?.id ?? NOBODY, note: contact.note ?? '' },
  });
  const submit = async ({ ownerId, note }: Values) => {
    const set = { ownerId: ownerId === NOBODY ? null : ownerId, note: note.trim() === '' ? null : note };
    await editContact.mutateAsync({ externalId: contact.externalId, set });
    toast.success('Changed in the practice CRM');
    onClose();
  };
  const options = [
    { value: NOBODY, label: 'Nobody' },
    ...(owners.data?.rows ?? []).map(({ id, name, team }) => ({ value: id, label: name, hint: team })),
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Edit ${contact.externalId}`}
      description="As if in the CRM’s own screen."
    >
      <Form form={form} onSubmit={submit} submitLabel="Save in the CRM" onCancel={onClose}>
        <SelectField<Values> name="ownerId" label="Owner" options={options} disabled={owners.isPending} />
        <TextareaField<Values> name="note" label="Note" rows={4} maxLength={4000} />
      </Form>
    </Dialog>
  );
}
