'use client';

import { Building2 } from 'lucide-react';
import { formatNumber } from '@/lib/client/format';
import type { AccountRow } from '@/lib/contracts/accounts';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { OrMissing } from '../ui/or-missing';
import { RelativeTime } from '../ui/time';
import { accountTableConfig } from './account-table-config';
import { TierBadge } from './tier-badge';
import { useAccounts } from './use-accounts';

const column = dataTableColumns<AccountRow>();
const columns = column.columns([
  column.accessor('name', {
    header: 'Account',
    meta: { sort: 'asc', width: 'grow', narrow: 'title' },
    cell: ({ getValue }) => <span className="break-words">{getValue()}</span>,
  }),
  column.accessor('tier', {
    header: 'Tier',
    meta: { width: 'fit' },
    cell: ({ getValue }) => <TierBadge tier={getValue()} />,
  }),
  column.accessor('industry', {
    header: 'Industry',
    cell: ({ getValue }) => <OrMissing>{getValue()}</OrMissing>,
  }),
  column.accessor('region', {
    header: 'Region',
    cell: ({ getValue }) => <OrMissing>{getValue()}</OrMissing>,
  }),
  column.accessor('contactCount', {
    header: 'Contacts',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => formatNumber(getValue()),
  }),
  column.accessor('lastSignalAt', {
    header: 'Last signal',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => <OrMissing>{lastSignal(getValue())}</OrMissing>,
  }),
]);

const lastSignal = (at: string | null) => at && <RelativeTime at={at} />;

/** The companies of the workspace. */
export function AccountTable({ workspace }: { workspace: string }) {
  const state = useTableState(accountTableConfig);
  const query = useAccounts(workspace, state.toSearchParams().toString());
  return (
    <DataTable
      {...accountTableConfig}
      label="Accounts"
      columns={columns}
      rows={query.data?.rows}
      rowId={(account) => account.id}
      page={query.data}
      isLoading={query.isPending}
      isStale={query.isPlaceholderData}
      error={query.error}
      onRetry={() => void query.refetch()}
      rowHref={(account) => `/${workspace}/accounts/${account.id}`}
      search="Name, domain or id"
      emptyState={
        <EmptyState title="No accounts yet" icon={Building2}>
          An account appears with the first signal about one of its contacts that names it.
        </EmptyState>
      }
    />
  );
}
