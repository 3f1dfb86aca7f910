'use client';

import { ShieldBan } from 'lucide-react';
import { useMemo } from 'react';
import type { SuppressionRow } from '@/lib/contracts/suppressions';
import { NamedLabel } from '../actions/named-label';
import { useCan } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { OrMissing } from '../ui/or-missing';
import { RelativeTime } from '../ui/time';
import { BlockAddressesDialog } from './block-addresses-dialog';
import { channelWord, reasonWords } from './contact-words';
import { LiftSuppressionButton } from './lift-suppression-button';
import { suppressionTableConfig } from './suppression-table-config';
import { useSuppressions } from './use-suppressions';

const column = dataTableColumns<SuppressionRow>();
const suppressionColumns = (workspace: string) =>
  column.columns([
    column.accessor('contact', {
      header: 'Who',
      meta: { narrow: 'title' },
      cell: ({ getValue }) => {
        const contact = getValue();
        return contact ? (
          <NamedLabel named={contact} workspace={workspace} />
        ) : (
          <span className="text-muted">An address, known by its hash</span>
        );
      },
    }),
    column.accessor('channel', {
      header: 'Channel',
      cell: ({ getValue }) => {
        const channel = getValue();
        return channel === null ? 'Every channel' : channelWord(channel);
      },
    }),
    column.accessor('reason', { header: 'Because', cell: ({ getValue }) => reasonWords[getValue()] }),
    column.accessor('note', { header: 'Note', cell: ({ getValue }) => <OrMissing>{getValue()}</OrMissing> }),
    column.accessor('createdBy', {
      header: 'By',
      cell: ({ getValue }) => <NamedLabel named={getValue()} />,
    }),
    column.accessor('createdAt', {
      header: 'Since',
      meta: { sort: 'desc', align: 'right', width: 'fit' },
      cell: ({ getValue }) => <RelativeTime at={getValue()} />,
    }),
    column.display({
      id: 'lift',
      header: () => <span className="sr-only">Lift</span>,
      meta: { align: 'right', width: 'fit' },
      cell: ({ row }) => <LiftSuppressionButton row={row.original} />,
    }),
  ]);

/** Everybody who must not be contacted. */
export function SuppressionTable({ workspace }: { workspace: string }) {
  const columns = useMemo(() => suppressionColumns(workspace), [workspace]);
  const state = useTableState(suppressionTableConfig);
  const query = useSuppressions(state.toSearchParams().toString());
  const canBlock = useCan('contacts.consent');
  return (
    <DataTable
      {...suppressionTableConfig}
      label="Blocks"
      columns={columns}
      rows={query.data?.rows}
      rowId={(row) => row.id}
      page={query.data}
      isLoading={query.isPending}
      isStale={query.isPlaceholderData}
      error={query.error}
      onRetry={() => void query.refetch()}
      search="A whole e-mail address, a name or an id"
      toolbar={canBlock ? <BlockAddressesDialog /> : undefined}
      emptyState={
        <EmptyState title="Nobody is blocked" icon={ShieldBan}>
          A block appears when somebody says stop in any words, or when a person adds it here.
        </EmptyState>
      }
    />
  );
}
