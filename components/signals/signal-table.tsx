'use client';

import { Radio } from 'lucide-react';
import { useMemo, useState } from 'react';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { PauseUpdates } from './pause-updates';
import { signalColumns } from './signal-columns';
import { signalTableConfig } from './signal-table-config';
import { useSignals } from './use-signals';

/** Every recorded signal, newest first. */
export function SignalTable({ workspace, sources }: { workspace: string; sources: readonly string[] }) {
  const columns = useMemo(() => signalColumns(workspace), [workspace]);
  const config = useMemo(() => signalTableConfig(sources), [sources]);
  const state = useTableState(config);
  const [isPaused, setPaused] = useState(false);
  const query = useSignals(workspace, state.toSearchParams().toString(), isPaused);
  return (
    <>
      <PauseUpdates isPaused={isPaused} onChange={setPaused} />
      <DataTable
        {...config}
        label="Signals"
        columns={columns}
        rows={query.data?.rows}
        rowId={(signal) => signal.id}
        page={query.data}
        isLoading={query.isPending}
        isStale={query.isPlaceholderData}
        error={query.error}
        onRetry={() => void query.refetch()}
        rowHref={(signal) => `/${workspace}/signals/${signal.id}`}
        search="Id of a subject, message or signal"
        emptyState={
          <EmptyState title="No signals yet" icon={Radio}>
            Programs send them with an API key; on a sample workspace the generator does.
          </EmptyState>
        }
      />
    </>
  );
}
