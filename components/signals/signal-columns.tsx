import { formatPercent } from '@/lib/client/format';
import type { SignalRow } from '@/lib/contracts/signal-list';
import { NamedLabel } from '../actions/named-label';
import { dataTableColumns } from '../data-table/columns';
import { signalKindWords } from '../runs/signal-kind-words';
import { OrMissing } from '../ui/or-missing';
import { AbsoluteTime, RelativeTime } from '../ui/time';

const column = dataTableColumns<SignalRow>();

/** The columns of a list of signals. */
export const signalColumns = (workspace: string) =>
  column.columns([
    column.accessor('kind', {
      header: 'Signal',
      meta: { narrow: 'title', width: 'grow' },
      cell: ({ getValue }) => signalKindWords(getValue()),
    }),
    column.accessor('subject', {
      header: 'About',
      cell: ({ getValue }) => <SubjectCell subject={getValue()} workspace={workspace} />,
    }),
    column.accessor('source', { header: 'Source', meta: { width: 'fit' } }),
    column.accessor('quality', {
      header: 'Quality',
      meta: { align: 'right', width: 'fit' },
      cell: ({ getValue }) => formatPercent(getValue(), { maximumFractionDigits: 0 }),
    }),
    column.accessor('occurredAt', {
      header: 'Occurred',
      meta: { align: 'right', width: 'fit' },
      cell: ({ getValue }) => <AbsoluteTime at={getValue()} />,
    }),
    column.accessor('recordedAt', {
      header: 'Recorded',
      meta: { sort: 'desc', align: 'right', width: 'fit' },
      cell: ({ getValue }) => <RelativeTime at={getValue()} />,
    }),
  ]);

function SubjectCell({ subject, workspace }: { subject: SignalRow['subject']; workspace: string }) {
  return <OrMissing>{subject && <NamedLabel named={subject} workspace={workspace} />}</OrMissing>;
}
