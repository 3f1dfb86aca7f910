'use client';

import { Mailbox } from 'lucide-react';
import { useState } from 'react';
import type { PracticeMessage } from '@/lib/contracts/practice-email';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { RelativeTime } from '../ui/time';
import { MessageDialog } from './message-dialog';
import { practiceTableConfig } from './table-configs';
import { usePracticeMessages } from './use-practice-messages';

const column = dataTableColumns<PracticeMessage>();
const columns = column.columns([
  column.accessor('subject', {
    header: 'Message',
    meta: { narrow: 'title', width: 'grow' },
    cell: ({ row: { original } }) => (
      <span className="flex flex-col">
        <span className="font-medium">{original.subject}</span>
        <span className="line-clamp-1 text-xs text-muted">{original.body}</span>
      </span>
    ),
  }),
  column.accessor('externalId', { header: 'To', meta: { width: 'fit' } }),
  column.accessor('reply', {
    header: 'Answer',
    cell: ({ getValue }) => {
      const reply = getValue();
      return reply === null ? (
        <span className="text-subtle">none</span>
      ) : (
        <span className="line-clamp-2">{reply}</span>
      );
    },
  }),
  column.accessor('sentAt', {
    header: 'Delivered',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => <RelativeTime at={getValue()} />,
  }),
  column.display({
    id: 'open',
    header: () => <span className="sr-only">Open</span>,
    meta: { align: 'right', width: 'fit' },
    cell: ({ row }) => <OpenMessage message={row.original} />,
  }),
]);

/** What the practice e-mail service delivered, as the people who got it would see it. */
export function MailboxTable() {
  const state = useTableState(practiceTableConfig);
  const messages = usePracticeMessages(state.toSearchParams().toString());
  return (
    <DataTable
      {...practiceTableConfig}
      label="Delivered messages"
      columns={columns}
      rows={messages.data?.rows}
      rowId={(message) => message.id}
      page={messages.data && { nextCursor: messages.data.nextCursor }}
      isLoading={messages.isPending}
      isStale={messages.isPlaceholderData}
      error={messages.error}
      onRetry={messages.refetch}
      search="Search subjects and contacts"
      emptyState={
        <EmptyState title="Nothing delivered yet" icon={Mailbox}>
          Each e-mail that passed the gate and was sent stands here; here you can answer it as the person who
          got it.
        </EmptyState>
      }
    />
  );
}

function OpenMessage({ message }: { message: PracticeMessage }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" aria-label={`Open ${message.subject}`} onClick={() => setOpen(true)}>
        Open
      </Button>
      {open ? <MessageDialog message={message} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
