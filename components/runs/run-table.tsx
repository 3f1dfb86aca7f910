'use client';

import { Activity } from 'lucide-react';
import { useMemo } from 'react';
import type { Named } from '@/lib/contracts/named';
import type { RunRow } from '@/lib/contracts/runs';
import { ActionStatusChip } from '../actions/action-status-chip';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { Money } from '../ui/money';
import { RelativeTime } from '../ui/time';
import { runParams } from './run-narrowing';
import { RunNarrowingBar } from './run-narrowing-bar';
import { RunStatusChip } from './run-status-chip';
import { runTableConfig } from './run-table-config';
import { signalKindWords } from './signal-kind-words';
import { useRunNarrowing } from './use-run-narrowing';
import { useRuns } from './use-runs';

const column = dataTableColumns<RunRow>();
const columns = column.columns([
  column.accessor('subject', {
    header: 'About',
    meta: { narrow: 'title' },
    cell: ({ row: { original } }) => (
      <span className="flex flex-col sm:min-w-44">
        <span className="break-words">{original.subject.name ?? original.subject.id}</span>
        <span className="text-xs font-normal text-muted">
          {signalKindWords(original.signal.kind)}
          {original.rerunOfId === null ? '' : ', run again'}
        </span>
      </span>
    ),
  }),
  column.accessor('status', {
    header: 'Status',
    meta: { width: 'fit' },
    cell: ({ getValue }) => <RunStatusChip status={getValue()} />,
  }),
  column.accessor('agent', {
    header: 'Agent',
    meta: { width: 'fit' },
    cell: ({ getValue }) => getValue()?.name ?? <NoAgent />,
  }),
  column.accessor('why', {
    header: 'Why',
    meta: { width: 'grow', narrow: 'hide' },
    cell: ({ getValue }) => (
      <span className="line-clamp-2 text-muted" title={getValue()}>
        {getValue()}
      </span>
    ),
  }),
  column.accessor('actionStatuses', {
    header: 'Actions',
    cell: ({ getValue }) => (
      <span className="flex flex-wrap gap-1">
        {getValue().length === 0 ? <span className="text-subtle">none</span> : null}
        {getValue().map((status, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the actions keep their order.
          <ActionStatusChip key={index} status={status} size="sm" />
        ))}
      </span>
    ),
  }),
  column.accessor('expectedValueMicros', {
    header: 'Expected value',
    meta: { align: 'right', width: 'fit' },
    cell: ({ row: { original } }) =>
      original.expectedValueMicros === null ? null : (
        <Money micros={original.expectedValueMicros} currency={original.currency} />
      ),
  }),
  column.accessor('startedAt', {
    header: 'Started',
    meta: { sort: 'desc', align: 'right', width: 'fit' },
    cell: ({ getValue }) => <RelativeTime at={getValue()} />,
  }),
]);

function NoAgent() {
  return <span className="text-subtle">none</span>;
}

/** Every signal's way, those on which nothing was done too. */
export function RunTable({
  workspace,
  agents,
  subject,
}: {
  workspace: string;
  agents: readonly { id: string; name: string }[];
  /** Who or what a link narrowed the list by, with its name. */
  subject: Named | null;
}) {
  const config = useMemo(() => runTableConfig(agents), [agents]);
  const state = useTableState(config);
  const { narrowing, narrow } = useRunNarrowing();
  const isNarrowed = Object.values(narrowing).some(Boolean);
  const query = useRuns(workspace, runParams(state.toSearchParams(), narrowing).toString());
  return (
    <DataTable
      {...config}
      label="Runs"
      columns={columns}
      rows={query.data?.rows}
      rowId={(run) => run.id}
      page={query.data}
      isLoading={query.isPending}
      isStale={query.isPlaceholderData}
      error={query.error}
      onRetry={() => void query.refetch()}
      rowHref={(run) => `/${workspace}/runs/${run.id}`}
      search="Name, or id of a run or signal"
      toolbar={
        isNarrowed ? <RunNarrowingBar narrowing={narrowing} narrow={narrow} named={subject} /> : undefined
      }
      emptyState={
        isNarrowed ? (
          <EmptyState title="Nothing matches" icon={Activity}>
            No run fits what the list is narrowed by.
          </EmptyState>
        ) : (
          <EmptyState title="No runs yet" icon={Activity}>
            Each signal that an agent listens to starts one: what was planned, decided and done stands here
            within seconds.
          </EmptyState>
        )
      }
    />
  );
}
