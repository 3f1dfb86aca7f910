'use client';

import { UserRoundSearch } from 'lucide-react';
import { useState } from 'react';
import type { PracticeContact } from '@/lib/contracts/practice';
import { useCan } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { ChangedBy } from './changed-by';
import { EditButton } from './edit-button';
import { EditContactDialog } from './edit-contact-dialog';
import { practiceTableConfig } from './table-configs';
import { usePracticeContacts } from './use-practice-contacts';

const column = dataTableColumns<PracticeContact>();
const columns = column.columns([
  column.accessor('externalId', {
    header: 'Contact',
    meta: { narrow: 'title' },
    cell: ({ getValue }) => <span className="font-medium">{getValue()}</span>,
  }),
  column.display({
    id: 'owner',
    header: 'Owner',
    cell: ({ row: { original } }) =>
      original.owner ? (
        <span title={original.owner.id}>{original.owner.name ?? original.owner.id}</span>
      ) : (
        <span className="text-subtle">nobody</span>
      ),
  }),
  column.accessor('note', {
    header: 'Note',
    meta: { width: 'grow' },
    cell: ({ getValue }) => <span className="line-clamp-2 text-muted">{getValue()}</span>,
  }),
  column.accessor('updatedAt', {
    header: 'Changed',
    meta: { align: 'right', width: 'fit' },
    cell: ({ row }) => <ChangedBy at={row.original.updatedAt} by={row.original.updatedBy} />,
  }),
  column.display({
    id: 'edit',
    header: () => <span className="sr-only">Edit</span>,
    meta: { align: 'right', width: 'fit' },
    cell: ({ row }) => <EditContact contact={row.original} />,
  }),
]);

/** The practice CRM's contacts, with their owner; editable by hand. */
export function ContactTable() {
  const state = useTableState(practiceTableConfig);
  const contacts = usePracticeContacts(state.toSearchParams().toString());
  return (
    <DataTable
      {...practiceTableConfig}
      label="CRM contacts"
      columns={columns}
      rows={contacts.data?.rows}
      rowId={(contact) => contact.externalId}
      page={contacts.data && { nextCursor: contacts.data.nextCursor }}
      isLoading={contacts.isPending}
      isStale={contacts.isPlaceholderData}
      error={contacts.error}
      onRetry={contacts.refetch}
      search="Search contacts"
      emptyState={
        <EmptyState title="No contacts in the CRM yet" icon={UserRoundSearch}>
          A contact appears here when an agent first assigns it to an owner.
        </EmptyState>
      }
    />
  );
}

function EditContact({ contact }: { contact: PracticeContact }) {
  const [open, setOpen] = useState(false);
  if (!useCan('practice.edit')) return null;
  return (
    <>
      <EditButton what={contact.externalId} onClick={() => setOpen(true)} />
      {open ? <EditContactDialog contact={contact} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
