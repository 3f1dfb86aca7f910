'use client';

import { Scale } from 'lucide-react';
import type { RightsRequestRow } from '@/lib/contracts/rights';
import { rightsRequestTitles } from '@/lib/core/rights/rights-request';
import { NamedLabel } from '../actions/named-label';
import { useCan } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { RelativeTime } from '../ui/time';
import { RequestDue, RequestStatusChip } from './request-chips';
import { requestsTableConfig } from './requests-table-config';
import { originWords } from './rights-words';
import { useRightsRequests } from './use-rights';

const column = dataTableColumns<RightsRequestRow>();
const columns = column.columns([
  column.accessor('kind', {
    header: 'What',
    meta: { narrow: 'title' },
    cell: ({ getValue }) => rightsRequestTitles[getValue()].title,
  }),
  column.accessor('contact', { header: 'Who', cell: ({ getValue }) => <NamedLabel named={getValue()} /> }),
  column.accessor('status', {
    header: 'Status',
    cell: ({ getValue }) => <RequestStatusChip status={getValue()} />,
  }),
  column.accessor('cameBy', { header: 'How it came', cell: ({ getValue }) => originWords[getValue()] }),
  column.accessor('receivedAt', {
    header: 'Received',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => <RelativeTime at={getValue()} />,
  }),
  column.accessor('dueAt', {
    header: 'Due',
    meta: { sort: 'asc', align: 'right', width: 'fit' },
    cell: ({ row }) => <RequestDue request={row.original} />,
  }),
]);

/** What people ask for about their own data, the nearest deadline first. */
export function RequestsTable({ workspace }: { workspace: string }) {
  const state = useTableState(requestsTableConfig);
  const query = useRightsRequests(state.toSearchParams().toString());
  const mayOpen = useCan('rights.receive');
  return (
    <DataTable
      {...requestsTableConfig}
      label="Requests"
      columns={columns}
      rows={query.data?.rows}
      rowId={(row) => row.id}
      page={query.data}
      isLoading={query.isPending}
      isStale={query.isPlaceholderData}
      error={query.error}
      onRetry={() => void query.refetch()}
      rowHref={mayOpen ? (row) => `/${workspace}/rights/${row.id}` : undefined}
      emptyState={
        <EmptyState title="Nobody waits for an answer" icon={Scale}>
          When somebody asks for a copy of their data, a correction, erasure, restriction, or objects, it is
          taken in on the page of the contact, by the API, or by themselves on their own page. It then waits
          here.
        </EmptyState>
      }
    />
  );
}
