'use client';

import { Wallet } from 'lucide-react';
import type { BudgetRow } from '@/lib/contracts/budgets';
import { useWorkspaceSlug } from '../auth/access-context';
import { dataTableColumns } from '../data-table/columns';
import { DataTable } from '../data-table/data-table';
import type { TableConfig } from '../data-table/table-query';
import { EmptyState } from '../ui/empty-state';
import { Money } from '../ui/money';
import { BudgetMeter } from './budget-meter';
import { periodWords, windowSentence } from './budget-words';
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
        <span className="font-medium">{budget.name}</span>
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
      emptyState={
        <EmptyState title="No budget is set" icon={Wallet}>
          Budgets are set when a workspace is furnished. Without one, no action that adds spend is let
          through.
        </EmptyState>
      }
    />
  );
}
