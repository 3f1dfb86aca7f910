'use client';

import { Cable } from 'lucide-react';
import type { PracticeField, PracticeRequest } from '@/lib/contracts/practice';
import { useAccess } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { CopyableId } from '../ui/copyable-id';
import { EmptyState } from '../ui/empty-state';
import { Money } from '../ui/money';
import { RelativeTime } from '../ui/time';
import { practiceTableConfig } from './table-configs';
import { usePracticeRequests } from './use-practice-requests';

const fieldTitles: Record<PracticeField, string> = {
  ownerId: 'Owner',
  note: 'Note',
  status: 'Status',
  dailyBudgetMicros: 'Daily budget',
  bidMicros: 'Bid',
  sequenceId: 'Sequence',
  nextStep: 'Next step',
  lastSubject: 'Last message',
  lastText: 'Last text message',
  shownTitle: 'Title shown',
  shownText: 'Text shown',
  people: 'Audience',
  headline: 'Headline',
  text: 'Text',
  button: 'Button',
  split: 'Split',
};

const column = dataTableColumns<PracticeRequest>();
const columns = column.columns([
  column.accessor('externalId', {
    header: 'Target',
    meta: { narrow: 'title' },
    cell: ({ row: { original } }) => (
      <span className="flex flex-col">
        <span className="font-medium">{original.externalId}</span>
        <span className="text-xs text-muted">{original.operation}</span>
      </span>
    ),
  }),
  column.display({
    id: 'changes',
    header: 'What it changed',
    meta: { width: 'grow' },
    cell: ({ row }) => <Changes request={row.original} />,
  }),
  column.accessor('idempotencyKey', {
    header: 'Idempotency key',
    meta: { width: 'fit' },
    cell: ({ getValue }) => <CopyableId id={getValue()} />,
  }),
  column.accessor('at', {
    header: 'Carried out',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => <RelativeTime at={getValue()} />,
  }),
]);

/** The platform's own log: every request that its API carried out, once per idempotency key. */
export function RequestTable() {
  const state = useTableState(practiceTableConfig);
  const requests = usePracticeRequests(state.toSearchParams().toString());
  return (
    <DataTable
      {...practiceTableConfig}
      label="API requests"
      columns={columns}
      rows={requests.data?.rows}
      rowId={(request) => request.idempotencyKey}
      page={requests.data && { nextCursor: requests.data.nextCursor }}
      isLoading={requests.isPending}
      isStale={requests.isPlaceholderData}
      error={requests.error}
      onRetry={requests.refetch}
      emptyState={
        <EmptyState title="No requests yet" icon={Cable}>
          Each action that is carried out on the practice platform is one request here.
        </EmptyState>
      }
    />
  );
}

function Changes({ request }: { request: PracticeRequest }) {
  return (
    <ul className="flex flex-col gap-0.5">
      {request.changes.map(({ field, before, after }) => (
        <li key={field} className="line-clamp-2">
          <span className="text-muted">{fieldTitles[field]}: </span>
          <Value field={field} value={before} />
          <span aria-hidden> → </span>
          <span className="sr-only"> became </span>
          <Value field={field} value={after} />
        </li>
      ))}
    </ul>
  );
}

function Value({ field, value }: { field: PracticeField; value: string | null }) {
  const { workspace } = useAccess();
  if (value === null)
    return <span className="text-subtle">{field === 'ownerId' ? 'nobody' : 'nothing'}</span>;
  return field.endsWith('Micros') ? (
    <Money micros={value} currency={workspace.currency} />
  ) : (
    <span>{value}</span>
  );
}
