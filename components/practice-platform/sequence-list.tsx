'use client';

import { ListOrdered } from 'lucide-react';
import { useTableState } from '../data-table/use-table-state';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { PageSkeleton } from '../ui/skeleton';
import { SequencePanel } from './sequence-panel';
import { practiceTableConfig } from './table-configs';
import { usePracticeSequences } from './use-practice-sequences';

/** The practice outreach tool’s sequences, each with the words of its steps. */
export function SequenceList() {
  const state = useTableState(practiceTableConfig);
  const sequences = usePracticeSequences(state.toSearchParams().toString());
  if (sequences.isPending) return <PageSkeleton />;
  if (sequences.error) return <ErrorState error={sequences.error} onRetry={sequences.refetch} />;
  if (sequences.data.rows.length === 0)
    return (
      <EmptyState title="No sequences" icon={ListOrdered}>
        The sample workspace comes with four of them.
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-5">
      {sequences.data.rows.map((sequence) => (
        <SequencePanel key={sequence.externalId} sequence={sequence} />
      ))}
    </div>
  );
}
