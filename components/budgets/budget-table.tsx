'use client';

import { Hourglass, Wallet } from 'lucide-react';
import type { BudgetRow } from '@/lib/contracts/budgets';
import { useCan, useWorkspaceSlug } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import type { TableConfig } from '../data-table/table-query';
import { EmptyState } from '../ui/empty-state';
import { Money } from '../ui/money';
import { StatusChip } from '../ui/status-chip';
import { BudgetMeter } from './budget-meter';
import { periodWords, windowSentence } from './budget-words';
import { NewBudgetDialog } from './new-budget-dialog';
import { PaceChip } from './pace-chip';
import { useBudgets } from './use-budgets';

const column = dataTableColumns<BudgetRow>();
const money = (
  header: string,
  key: 'capMicros' | 'spentMicros' | 'committedMicros' | 'reservedMicros' | 'leftMicros',
) =>
  column.accessor(key, {
    header,
    meta: { align: 'right', width: 'fit' },
    cell: ({ row: { original: budget } }) => <Money micros={budget[key]} currency={budget.currency} />,
  });

const columns = column.columns([
  column.accessor('name', {
    header: 'Budget',
    meta: { width: 'grow', narrow: 'title' },
    cell: ({ row: { original: budget } }) => (
      <span className="flex min-w-0 flex-col">
        <span className="flex flex-wrap items-center gap-2 font-medium">
          {budget.name}
          <PaceChip budget={budget} />
          {budget.waiting ? (
            <StatusChip tone="wait" icon={Hourglass} size="sm">
              Change waits
            </StatusChip>
          ) : null}
        </span>
        <span className="text-xs text-muted">
          {budget.subject.name ?? budget.subject.id} · {periodWords[budget.period].toLowerCase()} ·{' '}
          {windowSentence(budget)}
        </span>
      </span>
    ),
  }),
  money('Cap', 'capMicros'),
  money('Spent', 'spentMicros'),
  money('Committed', 'committedMicros'),
  money('Held', 'reservedMicros'),
  money('Left', 'leftMicros'),
  column.display({
    id: 'meter',
    header: 'Use',
    meta: { width: 'grow' },
    cell: ({ row }) => (
      <div className="min-w-48">
        <BudgetMeter budget={row.original} />
      </div>
    ),
  }),
]);

const config: TableConfig = {};

/** Every cap with what is spent, committed, held and left in its present window. */
export function BudgetTable() {
  const workspace = useWorkspaceSlug();
  const budgets = useBudgets();
  const mayEdit = useCan('budgets.edit');
  return (
    <DataTable
      {...config}
      label="Budgets"
      columns={columns}
      rows={budgets.data?.rows}
      rowId={(budget) => budget.id}
      isLoading={budgets.isPending}
      error={budgets.error}
      onRetry={budgets.refetch}
      rowHref={(budget) => `/${workspace}/budgets/${budget.id}`}
      toolbar={mayEdit ? <NewBudgetDialog /> : undefined}
      narrow="cards"
      emptyState={
        <EmptyState title="No budget is set" icon={Wallet} action={mayEdit ? <NewBudgetDialog /> : undefined}>
          Without one, what agents spend is held by the limits of their scopes alone.
        </EmptyState>
      }
    />
  );
}
