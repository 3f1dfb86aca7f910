'use client';

import { ScrollText } from 'lucide-react';
import type { AuditRow } from '@/lib/contracts/audit';
import { NamedLabel } from '../actions/named-label';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { CopyableId } from '../ui/copyable-id';
import { EmptyState } from '../ui/empty-state';
import { AbsoluteTime } from '../ui/time';
import { useTimeZone } from '../ui/time-zone';
import { AuditNarrowingBar } from './audit-narrowing-bar';
import { auditParams, auditTableConfig } from './audit-table-config';
import { DownloadMenu } from './download-menu';
import { useAudit } from './use-audit';
import { useAuditNarrowing } from './use-audit-narrowing';

const column = dataTableColumns<AuditRow>();
const columns = column.columns([
  column.accessor('occurredAt', {
    header: 'When',
    meta: { width: 'fit', narrow: 'title' },
    cell: ({ getValue }) => <AbsoluteTime at={getValue()} precise />,
  }),
  column.accessor('actor', { header: 'Who', cell: ({ getValue }) => <NamedLabel named={getValue()} /> }),
  column.accessor('title', {
    header: 'What',
    cell: ({ row: { original } }) => (
      <span className="flex flex-col">
        <span>{original.title}</span>
        <code className="text-2xs text-subtle">{original.verb}</code>
      </span>
    ),
  }),
  column.accessor('subject', {
    header: 'About',
    cell: ({ row: { original } }) => (
      <span className="flex flex-col">
        <span className="text-xs text-muted">{original.subject.type.replaceAll('_', ' ')}</span>
        {original.subject.name ? (
          <NamedLabel named={original.subject} />
        ) : (
          <CopyableId id={original.subject.id} />
        )}
      </span>
    ),
  }),
  column.accessor('gist', {
    header: 'In short',
    meta: { width: 'grow', narrow: 'hide' },
    cell: ({ getValue }) => {
      const gist = getValue();
      return gist ? (
        <span className="line-clamp-2 text-muted" title={gist}>
          {gist}
        </span>
      ) : null;
    },
  }),
]);

/** The record: who did what, why, on what; newest first. */
export function AuditTable({ workspace }: { workspace: string }) {
  const state = useTableState(auditTableConfig);
  const { narrowing, narrow, isNarrowed } = useAuditNarrowing();
  const timeZone = useTimeZone();
  const params = auditParams(state.toSearchParams(), narrowing, timeZone).toString();
  const query = useAudit(workspace, params);
  return (
    <DataTable
      {...auditTableConfig}
      label="Record"
      columns={columns}
      rows={query.data?.rows}
      rowId={(entry) => entry.id}
      page={query.data}
      isLoading={query.isPending}
      isStale={query.isPlaceholderData}
      error={query.error}
      onRetry={() => void query.refetch()}
      rowHref={(entry) => `/${workspace}/audit/${entry.id}`}
      search="Id of an actor, subject, run or action"
      toolbar={
        <>
          <AuditNarrowingBar narrowing={narrowing} narrow={narrow} />
          <DownloadMenu workspace={workspace} params={params} />
        </>
      }
      emptyState={
        isNarrowed ? (
          <EmptyState title="Nothing matches" icon={ScrollText}>
            No entry fits the days and ids that are set.
          </EmptyState>
        ) : (
          <EmptyState title="Nothing is on record yet" icon={ScrollText}>
            Every change writes an entry in the same transaction; entries are never changed or deleted.
          </EmptyState>
        )
      }
    />
  );
}
