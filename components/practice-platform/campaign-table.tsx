'use client';

import { Megaphone } from 'lucide-react';
import { useState } from 'react';
import type { PracticeCampaign } from '@/lib/contracts/practice';
import { useCan } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { Money } from '../ui/money';
import { StatusChip } from '../ui/status-chip';
import { ChangedBy } from './changed-by';
import { EditButton } from './edit-button';
import { EditCampaignDialog } from './edit-campaign-dialog';
import { practiceTableConfig } from './table-configs';
import { usePracticeCampaigns } from './use-practice-campaigns';

const column = dataTableColumns<PracticeCampaign>();
const columns = column.columns([
  column.accessor('name', {
    header: 'Campaign',
    meta: { width: 'grow', narrow: 'title' },
    cell: ({ getValue }) => <span className="font-medium">{getValue()}</span>,
  }),
  column.accessor('status', {
    header: 'Status',
    meta: { width: 'fit' },
    cell: ({ getValue }) => (
      <StatusChip tone={getValue() === 'active' ? 'ok' : 'neutral'}>
        {getValue() === 'active' ? 'Active' : 'Paused'}
      </StatusChip>
    ),
  }),
  column.accessor('dailyBudgetMicros', {
    header: 'Daily budget',
    meta: { align: 'right', width: 'fit' },
    cell: ({ row: { original } }) => (
      <Money micros={original.dailyBudgetMicros} currency={original.currency} />
    ),
  }),
  column.accessor('bidMicros', {
    header: 'Bid per click',
    meta: { align: 'right', width: 'fit' },
    cell: ({ row: { original } }) => <Money micros={original.bidMicros} currency={original.currency} />,
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
    cell: ({ row }) => <EditCampaign campaign={row.original} />,
  }),
]);

/** The practice ad platform's campaigns; editable by hand. */
export function CampaignTable() {
  const state = useTableState(practiceTableConfig);
  const campaigns = usePracticeCampaigns(state.toSearchParams().toString());
  return (
    <DataTable
      {...practiceTableConfig}
      label="Ad campaigns"
      columns={columns}
      rows={campaigns.data?.rows}
      rowId={(campaign) => campaign.externalId}
      page={campaigns.data && { nextCursor: null }}
      isLoading={campaigns.isPending}
      isStale={campaigns.isPlaceholderData}
      error={campaigns.error}
      onRetry={campaigns.refetch}
      search="Search campaigns"
      emptyState={
        <EmptyState title="No campaigns" icon={Megaphone}>
          Import campaign days: npm run import -- FILE --mapping online-advertising
        </EmptyState>
      }
    />
  );
}

function EditCampaign({ campaign }: { campaign: PracticeCampaign }) {
  const [open, setOpen] = useState(false);
  if (!useCan('practice.edit')) return null;
  return (
    <>
      <EditButton what={campaign.name} onClick={() => setOpen(true)} />
      {open ? <EditCampaignDialog campaign={campaign} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
