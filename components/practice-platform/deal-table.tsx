'use client';

import { Handshake } from 'lucide-react';
import { useState } from 'react';
import type { PracticeDeal } from '@/lib/contracts/practice-deals';
import { opportunityKindTitles } from '@/lib/core/attribution/opportunity-titles';
import { useCan } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { Money } from '../ui/money';
import { StatusChip } from '../ui/status-chip';
import { ChangedBy } from './changed-by';
import { EditButton } from './edit-button';
import { EditDealDialog, stageTitles } from './edit-deal-dialog';
import { practiceTableConfig } from './table-configs';
import { usePracticeDeals } from './use-practice-deals';

const toneOf = (stage: PracticeDeal['stage']) =>
  stage === 'won' ? 'ok' : stage === 'lost' ? 'neutral' : 'info';

const column = dataTableColumns<PracticeDeal>();
const columns = column.columns([
  column.accessor('externalId', {
    header: 'Deal',
    meta: { narrow: 'title' },
    cell: ({ getValue }) => <span className="font-medium">{getValue()}</span>,
  }),
  column.accessor('account', { header: 'Company', meta: { width: 'grow' } }),
  column.accessor('kind', { header: 'About', cell: ({ getValue }) => opportunityKindTitles[getValue()] }),
  column.accessor('stage', {
    header: 'Stage',
    meta: { width: 'fit' },
    cell: ({ getValue }) => <StatusChip tone={toneOf(getValue())}>{stageTitles[getValue()]}</StatusChip>,
  }),
  column.accessor('amountMicros', {
    header: 'Amount',
    meta: { align: 'right', width: 'fit' },
    cell: ({ row: { original } }) => <Money micros={original.amountMicros} currency={original.currency} />,
  }),
  column.accessor('updatedAt', {
    header: 'Changed',
    meta: { align: 'right', width: 'fit' },
    cell: ({ row }) => <ChangedBy at={row.original.updatedAt} by={row.original.updatedBy} />,
  }),
  column.display({
    id: 'edit',
    header: () => <span className="sr-only">Edit</span>,
    meta: { align: 'right', width: 'fit' },
    cell: ({ row }) => <EditDeal deal={row.original} />,
  }),
]);

/** The practice CRM's deals; editable by hand. */
export function DealTable() {
  const state = useTableState(practiceTableConfig);
  const deals = usePracticeDeals(state.toSearchParams().toString());
  return (
    <DataTable
      {...practiceTableConfig}
      label="CRM deals"
      columns={columns}
      rows={deals.data?.rows}
      rowId={(deal) => deal.externalId}
      page={deals.data && { nextCursor: deals.data.nextCursor }}
      isLoading={deals.isPending}
      isStale={deals.isPlaceholderData}
      error={deals.error}
      onRetry={deals.refetch}
      search="Search deals"
      emptyState={
        <EmptyState title="No deals in the CRM" icon={Handshake}>
          A sample workspace comes with deals; they go on while it makes its own signals.
        </EmptyState>
      }
    />
  );
}

function EditDeal({ deal }: { deal: PracticeDeal }) {
  const [open, setOpen] = useState(false);
  if (!useCan('practice.edit')) return null;
  return (
    <>
      <EditButton what={deal.externalId} onClick={() => setOpen(true)} />
      {open ? <EditDealDialog deal={deal} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
