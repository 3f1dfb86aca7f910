'use client';

import { Inbox } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useMemo } from 'react';
import type { DeliveryRow, SourceRow } from '@/lib/contracts/sources';
import { useWorkspaceSlug } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { OrMissing } from '../ui/or-missing';
import { RelativeTime } from '../ui/time';
import { countsSentence } from './delivery-counts';
import { DeliveryStatusChip } from './delivery-status-chip';
import { deliveryTableConfig } from './delivery-table-config';
import { formatBytes } from './format-bytes';
import { useDeliveries } from './use-sources';

const column = dataTableColumns<DeliveryRow>();
const columns = column.columns([
  column.accessor(({ source }) => source.title, {
    id: 'source',
    header: 'Source',
    meta: { narrow: 'title' },
  }),
  column.accessor('status', {
    header: 'Status',
    meta: { width: 'fit' },
    cell: ({ getValue }) => <DeliveryStatusChip status={getValue()} />,
  }),
  column.accessor('reason', {
    header: 'What came of it',
    meta: { width: 'grow' },
    cell: ({ row: { original } }) => (
      <span className="line-clamp-2 max-sm:text-right">{original.reason ?? countsSentence(original)}</span>
    ),
  }),
  column.accessor('contentType', {
    header: 'Type',
    meta: { width: 'fit', narrow: 'hide' },
    cell: ({ getValue }) => (
      <span className="text-muted">
        <OrMissing>{getValue()?.split(';')[0]}</OrMissing>
      </span>
    ),
  }),
  column.accessor('bytes', {
    header: 'Size',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => formatBytes(getValue()),
  }),
  column.accessor('receivedAt', {
    header: 'Received',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => <RelativeTime at={getValue()} />,
  }),
]);

/** What arrived and is of note, newest first; it follows what comes. */
export function DeliveryTable({ sources }: { sources: readonly Pick<SourceRow, 'id' | 'title'>[] }) {
  const workspace = useWorkspaceSlug();
  const config = useMemo(() => deliveryTableConfig(sources), [sources]);
  const state = useTableState(config);
  const query = useDeliveries(state.toSearchParams().toString());
  return (
    <DataTable
      {...config}
      label="Deliveries"
      columns={columns}
      rows={query.data?.rows}
      rowId={({ id }) => id}
      page={query.data}
      isLoading={query.isPending}
      isStale={query.isPlaceholderData}
      error={query.error}
      onRetry={() => void query.refetch()}
      rowHref={({ id }) => `/${workspace}/sources/deliveries/${id}`}
      search="Id of a delivery"
      emptyState={
        <EmptyState
          title="Nothing of note has arrived"
          icon={Inbox}
          action={
            <Button asChild>
              <Link href={`/${workspace}/signals` as Route}>Look at Signals</Link>
            </Button>
          }
        >
          Every request of a webhook is listed here, and of websites and apps those that were not taken whole.
          What was taken is in Signals.
        </EmptyState>
      }
    />
  );
}
