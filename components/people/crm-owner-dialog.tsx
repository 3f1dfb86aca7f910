'use client';

import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import type { Person } from '@/lib/contracts/people';
import { SelectField } from '../forms/choice-field';
import { Form } from '../forms/form';
import { Dialog } from '../ui/dialog';
import { ErrorState } from '../ui/error-state';
import { Skeleton } from '../ui/skeleton';
import { useChangeCrmOwner, useCrmOwners } from './use-crm-owner';

const NOBODY = 'nobody';
type Values = { crmOwnerId: string };

/** Says which owner in the CRM a person is. */
export function CrmOwnerDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const owners = useCrmOwners();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${person.name} in the CRM`}
      description="They are asked first about outreach to the contacts and accounts that the CRM says are theirs."
    >
      {owners.isPending ? <Skeleton height="block" /> : null}
      {owners.error ? <ErrorState error={owners.error} onRetry={owners.refetch} /> : null}
      {owners.data ? <CrmOwnerForm person={person} owners={owners.data.rows} onClose={onClose} /> : null}
    </Dialog>
  );
}

function CrmOwnerForm({
  person,
  owners,
  onClose,
}: {
  person: Person;
  owners: readonly { id: string; name: string }[];
  onClose: () => void;
}) {
  const change = useChangeCrmOwner();
  const form = useForm<Values>({ defaultValues: { crmOwnerId: person.crmOwnerId ?? NOBODY } });
  const submit = async ({ crmOwnerId }: Values) => {
    await change.mutateAsync({
      personId: person.id,
      crmOwnerId: crmOwnerId === NOBODY ? null : crmOwnerId,
    });
    toast.success('Saved', { description: `${person.name}: in force from the next approval on.` });
    onClose();
  };
  const options = [
    { value: NOBODY, label: 'Nobody there' },
    ...owners.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <Form form={form} onSubmit={submit} submitLabel="Save" onCancel={onClose}>
      <SelectField<Values> name="crmOwnerId" label="Owner in the CRM" options={options} />
    </Form>
  );
}
