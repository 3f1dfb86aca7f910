'use client';

import { MessageSquareText } from 'lucide-react';
import { useState } from 'react';
import type { PracticeText } from '@/lib/contracts/practice-channels';
import { useCan } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';
import { RelativeTime } from '../ui/time';
import { AnswerTextDialog } from './answer-text-dialog';
import { practiceTableConfig } from './table-configs';
import { usePracticeTexts } from './use-practice-channels';

const column = dataTableColumns<PracticeText>();
const columns = column.columns([
  column.accessor('body', {
    header: 'Text',
    meta: { narrow: 'title', width: 'grow' },
    cell: ({ getValue }) => <span className="whitespace-pre-wrap break-words">{getValue()}</span>,
  }),
  column.accessor('externalId', { header: 'To', meta: { width: 'fit' } }),
  column.accessor('segments', { header: 'Segments', meta: { align: 'right', width: 'fit' } }),
  column.accessor('reply', {
    header: 'Answer',
    cell: ({ getValue }) => getValue() ?? <span className="text-subtle">none</span>,
  }),
  column.accessor('sentAt', {
    header: 'Delivered',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => <RelativeTime at={getValue()} />,
  }),
  column.display({
    id: 'answer',
    header: () => <span className="sr-only">Answer</span>,
    meta: { align: 'right', width: 'fit' },
    cell: ({ row }) => <AnswerText text={row.original} />,
  }),
]);

/** What the practice text-message service delivered, as it arrived. */
export function TextTable() {
  const state = useTableState(practiceTableConfig);
  const texts = usePracticeTexts(state.toSearchParams().toString());
  return (
    <DataTable
      {...practiceTableConfig}
      label="Delivered text messages"
      columns={columns}
      rows={texts.data?.rows}
      rowId={(text) => text.id}
      page={texts.data && { nextCursor: texts.data.nextCursor }}
      isLoading={texts.isPending}
      isStale={texts.isPlaceholderData}
      error={texts.error}
      onRetry={texts.refetch}
      search="Search texts and contacts"
      emptyState={
        <EmptyState title="Nothing delivered yet" icon={MessageSquareText}>
          Each text message that passed the gate and was sent stands here; here you can answer it as the
          person who got it.
        </EmptyState>
      }
    />
  );
}

function AnswerText({ text }: { text: PracticeText }) {
  const [open, setOpen] = useState(false);
  if (!useCan('practice.edit')) return null;
  return (
    <>
      <Button size="sm" aria-label={`Answer as ${text.externalId}`} onClick={() => setOpen(true)}>
        Answer
      </Button>
      {open ? <AnswerTextDialog text={text} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
