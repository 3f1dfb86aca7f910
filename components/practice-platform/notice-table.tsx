'use client';

import { AppWindow } from 'lucide-react';
import type { PracticeNotice } from '@/lib/contracts/practice-channels';
import { useWorkspaceSlug } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { TextLink } from '../ui/text-link';
import { RelativeTime } from '../ui/time';
import { practiceTableConfig } from './table-configs';
import { usePracticeNotices } from './use-practice-channels';

const column = dataTableColumns<PracticeNotice>();
const columns = column.columns([
  column.accessor('title', {
    header: 'Message',
    meta: { narrow: 'title', width: 'grow' },
    cell: ({ row: { original } }) =>
      original.title === null ? (
        <span className="text-subtle">nothing: it was taken down</span>
      ) : (
        <span className="flex flex-col">
          <span className="font-medium">{original.title}</span>
          <span className="whitespace-pre-wrap break-words text-muted">{original.text}</span>
        </span>
      ),
  }),
  column.accessor('externalId', {
    header: 'Shown to',
    meta: { width: 'fit' },
    cell: ({ row: { original } }) => <Person {...original} />,
  }),
  column.accessor('changedAt', {
    header: 'Changed',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => <RelativeTime at={getValue()} />,
  }),
]);

function Person({ externalId, contactId }: PracticeNotice) {
  const workspace = useWorkspaceSlug();
  return contactId === null ? (
    externalId
  ) : (
    <TextLink href={`/${workspace}/contacts/${contactId}`}>{externalId}</TextLink>
  );
}

/** What the practice product shows to whom when they open it. */
export function NoticeTable() {
  const state = useTableState(practiceTableConfig);
  const notices = usePracticeNotices(state.toSearchParams().toString());
  return (
    <DataTable
      {...practiceTableConfig}
      label="Messages in the product"
      columns={columns}
      rows={notices.data?.rows}
      rowId={(notice) => notice.externalId}
      page={notices.data && { nextCursor: notices.data.nextCursor }}
      isLoading={notices.isPending}
      isStale={notices.isPlaceholderData}
      error={notices.error}
      onRetry={notices.refetch}
      search="Search messages and contacts"
      emptyState={
        <EmptyState title="Nobody is shown anything" icon={AppWindow}>
          Each message that passed the gate and is shown in the product stands here, one for each person.
        </EmptyState>
      }
    />
  );
}
