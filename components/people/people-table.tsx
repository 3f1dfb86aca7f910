'use client';

import { UsersRound } from 'lucide-react';
import { type Person, personStatus } from '@/lib/contracts/people';
import { useAccess, useCan } from '../auth/access-context';
import { roleTitles } from '../auth/role-titles';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { Badge } from '../ui/badge';
import { EmptyState } from '../ui/empty-state';
import { StatusChip } from '../ui/status-chip';
import { RelativeTime } from '../ui/time';
import { AddPersonDialog } from './add-person-dialog';
import { peopleTableConfig } from './people-table-config';
import { PersonMenu } from './person-menu';
import { statusTitles } from './status-titles';
import { usePeople } from './use-people';

const column = dataTableColumns<Person>();
const columns = column.columns([
  column.accessor('name', {
    header: 'Name',
    meta: { sort: 'asc', narrow: 'title' },
    cell: ({ row }) => <PersonName person={row.original} />,
  }),
  column.accessor('roles', {
    header: 'Roles',
    meta: { width: 'grow' },
    cell: ({ row }) => <RoleBadges person={row.original} />,
  }),
  column.display({
    id: 'status',
    header: 'Status',
    cell: ({ row }) => <PersonStatusChip person={row.original} />,
  }),
  column.accessor('addedAt', {
    header: 'Added',
    meta: { sort: 'desc', align: 'right', width: 'fit' },
    cell: ({ getValue }) => <RelativeTime at={getValue()} />,
  }),
  column.display({
    id: 'change',
    header: () => <span className="sr-only">Change</span>,
    meta: { align: 'right', width: 'fit' },
    cell: ({ row }) => <OfferedMenu person={row.original} />,
  }),
]);

/** The people of the workspace; admins add and change them. */
export function PeopleTable() {
  const state = useTableState(peopleTableConfig);
  const people = usePeople(state.toSearchParams().toString());
  const canEdit = useCan('people.edit');
  return (
    <DataTable
      {...peopleTableConfig}
      label="People"
      columns={columns}
      rows={people.data?.rows}
      rowId={(person) => person.id}
      page={people.data && { nextCursor: people.data.nextCursor }}
      isLoading={people.isPending}
      isStale={people.isPlaceholderData}
      error={people.error}
      onRetry={people.refetch}
      search={canEdit ? 'Search name or e-mail' : 'Search name'}
      emptyState={<EmptyState title="No people" icon={UsersRound} />}
      toolbar={canEdit ? <AddPersonDialog /> : undefined}
    />
  );
}

function PersonName({ person }: { person: Person }) {
  const isYou = useAccess().person?.id === person.id;
  return (
    <span className="flex min-w-0 flex-col">
      <span className="font-medium">
        {person.name}
        {isYou ? <span className="font-normal text-subtle"> (you)</span> : null}
      </span>
      {person.email ? <span className="truncate text-xs text-muted">{person.email}</span> : null}
    </span>
  );
}

function RoleBadges({ person }: { person: Person }) {
  return (
    <span className="flex flex-wrap gap-1">
      {person.roles.map((role) => (
        <Badge key={role}>{roleTitles[role].title}</Badge>
      ))}
    </span>
  );
}

function PersonStatusChip({ person }: { person: Person }) {
  const { title, tone } = statusTitles[personStatus(person)];
  return <StatusChip tone={tone}>{title}</StatusChip>;
}

function OfferedMenu({ person }: { person: Person }) {
  const { person: you } = useAccess();
  const canEdit = useCan('people.edit');
  return canEdit ? <PersonMenu person={person} isOwn={you?.id === person.id} /> : null;
}
