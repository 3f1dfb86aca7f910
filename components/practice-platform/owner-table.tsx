'use client';

import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import type { PracticeOwner } from '@/lib/contracts/practice';
import { useCan } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { StatusChip } from '../ui/status-chip';
import { EditButton } from './edit-button';
import { EditOwnerDialog } from './edit-owner-dialog';
import { practiceTableConfig } from './table-configs';
import { usePracticeOwners } from './use-practice-owners';

const column = dataTableColumns<PracticeOwner>();
const columns = column.columns([
  column.accessor('name', {
    header: 'Owner',
    meta: { width: 'grow', narrow: 'title' },
    cell: ({ getValue }) => <span className="font-medium">{getValue()}</span>,
  }),
  column.accessor('team', { header: 'Team' }),
  column.accessor('region', { header: 'Region' }),
  column.display({
    id: 'load',
    header: 'Contacts',
    meta: { align: 'right', width: 'fit' },
    cell: ({ row: { original } }) => `${original.assigned} of ${original.capacity}`,
  }),
  column.accessor('available', {
    header: 'Takes contacts',
    meta: { width: 'fit' },
    cell: ({ getValue }) => (
      <StatusChip tone={getValue() ? 'ok' : 'neutral'}>{getValue() ? 'Available' : 'Away'}</StatusChip>
    ),
  }),
  column.display({
    id: 'edit',
    header: () => <span className="sr-only">Edit</span>,
    meta: { align: 'right', width: 'fit' },
    cell: ({ row }) => <EditOwner owner={row.original} />,
  }),
]);

/** The practice CRM's owners: how many contacts each has and takes. */
export function OwnerTable() {
  const state = useTableState(practiceTableConfig);
  const owners = usePracticeOwners(state.toSearchParams().toString());
  return (
    <DataTable
      {...practiceTableConfig}
      label="CRM owners"
      columns={columns}
      rows={owners.data?.rows}
      rowId={(owner) => owner.id}
      page={owners.data && { nextCursor: null }}
      isLoading={owners.isPending}
      isStale={owners.isPlaceholderData}
      error={owners.error}
      onRetry={owners.refetch}
      search="Search owner, team or region"
      emptyState={
        <EmptyState title="No owners" icon={UsersRound}>
          Import a sales team: npm run import -- FILE --mapping crm-owners
        </EmptyState>
      }
    />
  );
}

function EditOwner({ owner }: { owner: PracticeOwner }) {
  const [open, setOpen] = useState(false);
  if (!useCan('practice.edit')) return null;
  return (
    <>
      <EditButton what={owner.name} onClick={() => setOpen(true)} />
      {open ? <EditOwnerDialog owner={owner} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
