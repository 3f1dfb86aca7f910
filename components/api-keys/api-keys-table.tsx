'use client';

import { KeyRound } from 'lucide-react';
import type { ApiKeyRow } from '@/lib/contracts/api-keys';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { EmptyState } from '../ui/empty-state';
import { StatusChip } from '../ui/status-chip';
import { AbsoluteTime, RelativeTime } from '../ui/time';
import { apiKeysTableConfig } from './api-keys-table-config';
import { CreateApiKeyDialog } from './create-api-key-dialog';
import { keyStatusTitles } from './key-status-titles';
import { useApiKeys } from './use-api-keys';
import { useRevokeApiKey } from './use-revoke-api-key';

const column = dataTableColumns<ApiKeyRow>();
const columns = column.columns([
  column.accessor('name', {
    header: 'Key',
    meta: { sort: 'asc', width: 'grow', narrow: 'title' },
    cell: ({ row: { original: apiKey } }) => (
      <span className="flex min-w-0 flex-col">
        <span className="font-medium">{apiKey.name}</span>
        <span className="font-mono text-xs text-muted">{apiKey.prefix}…</span>
      </span>
    ),
  }),
  column.accessor('permissions', {
    header: 'May',
    cell: ({ getValue }) => (
      <span className="flex flex-wrap gap-1">
        {getValue().map((permission) => (
          <Badge key={permission}>{permission}</Badge>
        ))}
      </span>
    ),
  }),
  column.accessor('status', {
    header: 'Status',
    cell: ({ getValue }) => {
      const { title, tone } = keyStatusTitles[getValue()];
      return <StatusChip tone={tone}>{title}</StatusChip>;
    },
  }),
  column.accessor('lastUsedAt', {
    header: 'Last used',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => <TimeOr at={getValue()} otherwise="Never" />,
  }),
  column.accessor('expiresAt', {
    header: 'Expires',
    meta: { align: 'right', width: 'fit' },
    cell: ({ getValue }) => <ExpiryTime at={getValue()} />,
  }),
  column.accessor('createdAt', {
    header: 'Created',
    meta: { sort: 'desc', align: 'right', width: 'fit' },
    cell: ({ row: { original: apiKey } }) => (
      <span className="flex flex-col items-end">
        <RelativeTime at={apiKey.createdAt} />
        <span className="text-xs text-muted">by {apiKey.createdBy.name}</span>
      </span>
    ),
  }),
  column.display({
    id: 'revoke',
    header: () => <span className="sr-only">Revoke</span>,
    meta: { align: 'right', width: 'fit' },
    cell: ({ row }) => (row.original.status === 'active' ? <RevokeButton apiKey={row.original} /> : null),
  }),
]);

/** The keys of programs: create, see their use, revoke. */
export function ApiKeysTable() {
  const state = useTableState(apiKeysTableConfig);
  const apiKeys = useApiKeys(state.toSearchParams().toString());
  return (
    <DataTable
      {...apiKeysTableConfig}
      label="API keys"
      columns={columns}
      rows={apiKeys.data?.rows}
      rowId={(apiKey) => apiKey.id}
      page={apiKeys.data && { nextCursor: apiKeys.data.nextCursor }}
      isLoading={apiKeys.isPending}
      isStale={apiKeys.isPlaceholderData}
      error={apiKeys.error}
      onRetry={apiKeys.refetch}
      search="Search keys"
      emptyState={
        <EmptyState title="No API keys yet" icon={KeyRound}>
          A key lets a program send signals or read, with no more than the permissions you choose.
        </EmptyState>
      }
      toolbar={<CreateApiKeyDialog />}
    />
  );
}

function RevokeButton({ apiKey }: { apiKey: ApiKeyRow }) {
  const revokeApiKey = useRevokeApiKey();
  return (
    <ConfirmDialog
      trigger={
        <Button variant="dangerQuiet" size="sm">
          Revoke
        </Button>
      }
      tone="danger"
      title={`Revoke “${apiKey.name}”?`}
      description="Whatever uses it is refused from the next request on. A revoked key can't be brought back."
      confirmLabel="Revoke key"
      onConfirm={() => revokeApiKey.mutateAsync(apiKey.id)}
    />
  );
}

function TimeOr({ at, otherwise }: { at: string | null; otherwise: string }) {
  return at ? <RelativeTime at={at} /> : <span className="text-subtle">{otherwise}</span>;
}

function ExpiryTime({ at }: { at: string | null }) {
  return at ? <AbsoluteTime at={at} /> : <span className="text-subtle">Never</span>;
}
