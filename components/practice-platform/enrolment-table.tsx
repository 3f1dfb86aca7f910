'use client';

import { ListOrdered } from 'lucide-react';
import { toast } from 'sonner';
import type { PracticeEnrolment } from '@/lib/contracts/practice-outreach';
import { useCan } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import { useTableState } from '../data-table/use-table-state';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { EmptyState } from '../ui/empty-state';
import { RelativeTime } from '../ui/time';
import { ChangedBy } from './changed-by';
import { practiceTableConfig } from './table-configs';
import { usePracticeEnrolments } from './use-practice-enrolments';
import { useTakeOutOfSequence } from './use-take-out-of-sequence';

const column = dataTableColumns<PracticeEnrolment>();
const columns = column.columns([
  column.accessor('externalId', {
    header: 'Contact',
    meta: { narrow: 'title', width: 'fit' },
    cell: ({ getValue }) => <span className="font-medium">{getValue()}</span>,
  }),
  column.display({
    id: 'sequence',
    header: 'Sequence',
    meta: { width: 'grow' },
    cell: ({ row: { original } }) =>
      original.sequence ? (
        <span title={original.sequence.id}>{original.sequence.name ?? original.sequence.id}</span>
      ) : (
        <span className="text-subtle">no longer in one</span>
      ),
  }),
  column.display({
    id: 'nextStep',
    header: 'Next step',
    meta: { width: 'fit' },
    cell: ({ row: { original } }) => <NextStep step={original.nextStep} />,
  }),
  column.accessor('updatedAt', {
    header: 'Changed',
    meta: { align: 'right', width: 'fit' },
    cell: ({ row }) => <ChangedBy at={row.original.updatedAt} by={row.original.updatedBy} />,
  }),
  column.display({
    id: 'takeOut',
    header: () => <span className="sr-only">Take out</span>,
    meta: { align: 'right', width: 'fit' },
    cell: ({ row }) => <TakeOut enrolment={row.original} />,
  }),
]);

/** Who is or was in a sequence of the practice outreach tool, with what comes next. */
export function EnrolmentTable() {
  const state = useTableState(practiceTableConfig);
  const enrolments = usePracticeEnrolments(state.toSearchParams().toString());
  return (
    <DataTable
      {...practiceTableConfig}
      label="Enrolments"
      columns={columns}
      rows={enrolments.data?.rows}
      rowId={(enrolment) => enrolment.externalId}
      page={enrolments.data && { nextCursor: enrolments.data.nextCursor }}
      isLoading={enrolments.isPending}
      isStale={enrolments.isPlaceholderData}
      error={enrolments.error}
      onRetry={enrolments.refetch}
      search="Search contacts"
      emptyState={
        <EmptyState title="Nobody is in a sequence" icon={ListOrdered}>
          A contact stands here once an action that enrols it was carried out.
        </EmptyState>
      }
    />
  );
}

function NextStep({ step }: { step: PracticeEnrolment['nextStep'] }) {
  if (step === null) return <span className="text-subtle">none</span>;
  return (
    <span className="inline-flex flex-wrap gap-x-1.5">
      <span>
        {step.number} of {step.of}
      </span>
      <span className="text-muted">
        due <RelativeTime at={step.dueAt} />
      </span>
    </span>
  );
}

function TakeOut({ enrolment }: { enrolment: PracticeEnrolment }) {
  const takeOut = useTakeOutOfSequence();
  const { externalId, sequence } = enrolment;
  if (!useCan('practice.edit') || sequence === null) return null;
  return (
    <ConfirmDialog
      title={`Take ${externalId} out?`}
      description={`As if in the outreach tool’s own screen: no further step of “${sequence.name ?? sequence.id}” becomes due.`}
      confirmLabel="Take out"
      onConfirm={async () => {
        await takeOut.mutateAsync(externalId);
        toast.success('Taken out in the practice outreach tool');
      }}
      trigger={
        <Button size="sm" aria-label={`Take ${externalId} out of its sequence`}>
          Take out
        </Button>
      }
    />
  );
}
