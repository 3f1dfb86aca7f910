'use client';

import { HeartHandshake } from 'lucide-react';
import { useMemo } from 'react';
import type { DistressRow } from '@/lib/contracts/suppressions';
import { NamedLabel } from '../actions/named-label';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { StatusChip } from '../ui/status-chip';
import { RelativeTime } from '../ui/time';
import { CloseDistressButton } from './close-distress-button';
import { distressTableConfig } from './distress-table-config';
import { useDistress } from './use-suppressions';

const kindWords: Record<DistressRow['kind'], string> = {
  unsubscribe: 'Asked to be left alone',
  complaint: 'Complained',
  distress: 'Told of trouble',
};

const column = dataTableColumns<DistressRow>();
const distressColumns = (workspace: string) =>
  column.columns([
    column.accessor('contact', {
      header: 'Who',
      meta: { narrow: 'title' },
      cell: ({ getValue }) => <NamedLabel named={getValue()} workspace={workspace} />,
    }),
    column.accessor('kind', { header: 'What', cell: ({ getValue }) => kindWords[getValue()] }),
    column.accessor('source', { header: 'Where it was said' }),
    column.accessor('assignedTo', {
      header: 'For',
      cell: ({ getValue }) => <NamedLabel named={getValue()} />,
    }),
    column.accessor('openedAt', {
      header: 'Since',
      meta: { sort: 'desc', align: 'right', width: 'fit' },
      cell: ({ getValue }) => <RelativeTime at={getValue()} />,
    }),
    column.accessor('dueAt', {
      header: 'Due',
      meta: { align: 'right', width: 'fit' },
      cell: ({ row }) => <Due row={row.original} />,
    }),
    column.display({
      id: 'close',
      header: () => <span className="sr-only">Close</span>,
      meta: { align: 'right', width: 'fit' },
      cell: ({ row }) => <CloseDistressButton row={row.original} />,
    }),
  ]);

/** People who asked to be left alone or told of trouble, and who looks at it. */
export function DistressTable({ workspace }: { workspace: string }) {
  const columns = useMemo(() => distressColumns(workspace), [workspace]);
  const state = useTableState(distressTableConfig);
  const query = useDistress(state.toSearchParams().toString());
  return (
    <DataTable
      {...distressTableConfig}
      label="Signs of distress"
      columns={columns}
      rows={query.data?.rows}
      rowId={(row) => row.id}
      page={query.data}
      isLoading={query.isPending}
      isStale={query.isPlaceholderData}
      error={query.error}
      onRetry={() => void query.refetch()}
      emptyState={
        <EmptyState title="Nobody waits for an answer" icon={HeartHandshake}>
          When somebody says stop in any words, complains or tells of trouble, contact is blocked first, and a
          named person finds it here.
        </EmptyState>
      }
    />
  );
}

function Due({ row }: { row: DistressRow }) {
  if (row.closed) return <StatusChip tone="ok">Closed</StatusChip>;
  return row.isOverdue ? <StatusChip tone="stop">Overdue</StatusChip> : <RelativeTime at={row.dueAt} />;
}
