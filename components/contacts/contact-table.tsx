'use client';

import { Users } from 'lucide-react';
import { useMemo } from 'react';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { contactColumns } from './contact-columns';
import { contactTableConfig } from './contact-table-config';
import { useContacts } from './use-contacts';

/** The people whom signals have named. */
export function ContactTable({ workspace }: { workspace: string }) {
  const columns = useMemo(() => contactColumns(workspace), [workspace]);
  const state = useTableState(contactTableConfig);
  const query = useContacts(workspace, state.toSearchParams().toString());
  return (
    <DataTable
      {...contactTableConfig}
      label="Contacts"
      columns={columns}
      rows={query.data?.rows}
      rowId={(contact) => contact.id}
      page={query.data}
      isLoading={query.isPending}
      isStale={query.isPlaceholderData}
      error={query.error}
      onRetry={() => void query.refetch()}
      rowHref={(contact) => `/${workspace}/contacts/${contact.id}`}
      search="Name, e-mail, id or account"
      emptyState={
        <EmptyState title="No contacts yet" icon={Users}>
          A contact appears with the first signal about it. Import past leads, or send signals with an API
          key.
        </EmptyState>
      }
    />
  );
}
