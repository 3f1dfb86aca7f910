'use client';

import { ScrollText } from 'lucide-react';
import { useState } from 'react';
import { formatCount } from '@/lib/client/format';
import { type AuditRow, OLDEST } from '@/lib/contracts/audit';
import { NamedLabel } from '../actions/named-label';
import { useScreenKeys } from '../approvals/use-screen-keys';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { Callout } from '../ui/callout';
import { CopyableId } from '../ui/copyable-id';
import { EmptyState } from '../ui/empty-state';
import { AbsoluteTime } from '../ui/time';
import { useTimeZone } from '../ui/time-zone';
import { ViewMenu } from '../views/view-menu';
import { AuditNarrowingBar } from './audit-narrowing-bar';
import { auditNarrowings, auditParams, auditTableConfig } from './audit-table-config';
import { AuditTimeline } from './audit-timeline';
import { DownloadMenu } from './download-menu';
import { type NarrowChoices, NarrowDialog } from './narrow-dialog';
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
export function AuditTable({ workspace, choices }: { workspace: string; choices: NarrowChoices }) {
  const state = useTableState(auditTableConfig);
  const { narrowing, narrow, isNarrowed } = useAuditNarrowing();
  const [isNarrowing, setNarrowing] = useState(false);
  const [person, setPerson] = useState('');
  const timeZone = useTimeZone();
  const params = auditParams(state.toSearchParams(), narrowing, timeZone).toString();
  const query = useAudit(workspace, params);
  const page = query.data && { ...query.data, lastCursor: OLDEST };
  const goTo = (cursor: string | null | undefined) => {
    if (cursor) state.setCursor(cursor);
  };
  useScreenKeys({
    '/': () => document.querySelector<HTMLInputElement>('input[type="search"]')?.focus(),
    f: () => setNarrowing(true),
    n: () => goTo(page?.nextCursor),
    p: () => (page?.previousCursor ? goTo(page.previousCursor) : state.setCursor(null)),
    o: () => goTo(OLDEST),
    t: () => state.setCursor(null),
  });
  return (
    <>
      <AuditTimeline workspace={workspace} params={params} narrow={narrow} />
      <DataTable
        {...auditTableConfig}
        label="Record"
        columns={columns}
        rows={query.data?.rows}
        rowId={(entry) => entry.id}
        page={page}
        isLoading={query.isPending}
        isStale={query.isPlaceholderData}
        error={query.error}
        onRetry={() => void query.refetch()}
        rowHref={(entry) => `/${workspace}/audit/${entry.id}`}
        search="Words, a rule or an id"
        onSearch={(text) => {
          if (!text.includes('@')) return false;
          setPerson(text);
          setNarrowing(true);
          return true;
        }}
        onClear={() => narrow(Object.fromEntries(auditNarrowings.map((key) => [key, null])))}
        toolbar={
          <>
            <NarrowDialog
              narrowing={narrowing}
              narrow={narrow}
              choices={choices}
              person={person}
              open={isNarrowing}
              onOpenChange={(open) => {
                setNarrowing(open);
                if (!open) setPerson('');
              }}
            />
            <ViewMenu list="audit" />
            <DownloadMenu workspace={workspace} params={params} />
          </>
        }
        banner={
          <>
            <AuditNarrowingBar narrowing={narrowing} narrow={narrow} named={query.data?.asked ?? []} />
            {page && page.unsearched > 0 ? (
              <Callout
                tone="wait"
                title={`${formatCount(page.unsearched, 'entry', 'entries')} can’t be searched yet`}
              >
                They are older than what is found first and are being taken up; this takes some minutes.
              </Callout>
            ) : null}
          </>
        }
        emptyState={
          isNarrowed ? (
            <EmptyState title="Nothing matches" icon={ScrollText}>
              No entry fits what the record is narrowed by.
            </EmptyState>
          ) : (
            <EmptyState title="Nothing is on record yet" icon={ScrollText}>
              Every change writes an entry in the same transaction; entries are never changed or deleted.
            </EmptyState>
          )
        }
      />
    </>
  );
}
