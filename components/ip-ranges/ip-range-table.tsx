'use client';

import { Network } from 'lucide-react';
import { formatNumber } from '@/lib/client/format';
import type { IpRangeList } from '@/lib/contracts/ip-ranges';
import { useCan } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import type { TableConfig } from '../data-table/table-query';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { EmptyState } from '../ui/empty-state';
import { RelativeTime } from '../ui/time';
import { useIpRanges, useRemoveIpRanges } from './use-ip-ranges';

const formatTitles: Record<IpRangeList['format'], string> = {
  lines: 'One range per line',
  aws: 'As AWS publishes it',
  google: 'As Google publishes it',
};

const column = dataTableColumns<IpRangeList>();
const columns = column.columns([
  column.accessor('name', {
    header: 'List',
    meta: { width: 'grow', narrow: 'title' },
    cell: ({ row: { original } }) => (
      <span className="flex flex-col">
        {original.name}
        <span className="text-xs font-normal text-muted">{formatTitles[original.format]}</span>
      </span>
    ),
  }),
  column.accessor('entries', {
    header: 'Ranges in the file',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => formatNumber(getValue()),
  }),
  column.accessor('ranges', {
    header: 'Once joined',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => formatNumber(getValue()),
  }),
  column.accessor('updatedAt', {
    header: 'Given',
    meta: { align: 'right', width: 'fit' },
    cell: ({ row: { original } }) => (
      <span className="flex flex-col items-end">
        <RelativeTime at={original.updatedAt} />
        <span className="text-xs text-muted">by {original.updatedBy.name}</span>
      </span>
    ),
  }),
  column.display({
    id: 'remove',
    header: () => <span className="sr-only">Remove</span>,
    meta: { align: 'right', width: 'fit' },
    cell: ({ row }) => <RemoveButton list={row.original} />,
  }),
]);

const config: TableConfig = {};

/** The lists that count now, with how much is in each and since when. */
export function IpRangeTable() {
  const lists = useIpRanges();
  return (
    <DataTable
      {...config}
      label="Lists of data centres"
      columns={columns}
      rows={lists.data?.items}
      rowId={({ id }) => id}
      isLoading={lists.isPending}
      error={lists.error}
      onRetry={() => void lists.refetch()}
      emptyState={
        <EmptyState title="No list is given" icon={Network}>
          Until then an address counts for nothing when it is judged whether a program did something.
        </EmptyState>
      }
    />
  );
}

function RemoveButton({ list: { id, name } }: { list: IpRangeList }) {
  const mayEdit = useCan('sources.edit');
  const remove = useRemoveIpRanges();
  if (!mayEdit) return null;
  return (
    <ConfirmDialog
      trigger={<Button variant="dangerQuiet">Remove</Button>}
      tone="danger"
      title={`Remove ${name}?`}
      description="Its addresses count for nothing from then on. What was judged by them stays as it is."
      confirmLabel="Remove"
      onConfirm={() => remove.mutateAsync(id)}
    />
  );
}
