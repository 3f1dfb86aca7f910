'use client';

import { type RowData, useTable } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { type DataTableColumns, dataTableFeatures } from './columns';
import { SortHeader } from './sort-header';
import { type TablePage, TablePager } from './table-pager';
import type { TableConfig } from './table-query';
import { TableRow } from './table-row';
import { TableSkeletonRows } from './table-skeleton-rows';
import { TableToolbar } from './table-toolbar';
import { useTableState } from './use-table-state';

export type DataTableProps<Row extends RowData> = TableConfig & {
  columns: DataTableColumns<Row>;
  /** `undefined` while nothing has been loaded yet. */
  rows: readonly Row[] | undefined;
  rowId: (row: Row) => string;
  /** What the table lists, for screen readers: "Runs". */
  label: string;
  page?: TablePage;
  isLoading?: boolean;
  /** Rows on screen belong to an older question; they are dimmed. */
  isStale?: boolean;
  error?: unknown;
  onRetry?: () => void;
  /** Where a row leads; a link stands in its first column and a click anywhere on the row follows it. */
  rowHref?: (row: Row) => string;
  /** Placeholder of the text search; without it there is no search. */
  search?: string;
  /** Takes what was typed into the search; `true` keeps it out of the address and of the list. */
  onSearch?: (text: string) => boolean;
  /** Clears what else narrows the list, together with search and facets. */
  onClear?: () => void;
  /** What stands between the toolbar and the rows. */
  banner?: ReactNode;
  /** What stands there when the list itself is empty, without any filter. */
  emptyState: ReactNode;
  /** Buttons at the right of the toolbar. */
  toolbar?: ReactNode;
  /** On narrow screens: a card per row, or the table scrolls sideways. */
  narrow?: 'cards' | 'scroll';
};

const noRows: never[] = [];

/** A list from the server: search, facets, sort and page live in the URL; loading, empty and error are part of it. */
export function DataTable<Row extends RowData>({
  columns,
  rows,
  rowId,
  label,
  page,
  isLoading = false,
  isStale = false,
  error,
  onRetry,
  rowHref,
  search,
  onSearch,
  onClear,
  banner,
  emptyState,
  toolbar,
  narrow = 'cards',
  ...config
}: DataTableProps<Row>) {
  const kept = useTableState(config);
  const state = {
    ...kept,
    setQ: (text: string) => (onSearch?.(text) ? undefined : kept.setQ(text)),
    clear: () => {
      kept.clear();
      onClear?.();
    },
  };
  const table = useTable({
    features: dataTableFeatures,
    columns,
    data: rows ?? noRows,
    getRowId: rowId,
  });
  const headers = table.getHeaderGroups().flatMap((group) => group.headers);
  const tableRows = table.getRowModel().rows;
  const isFirstLoad = isLoading && rows === undefined;
  const hasError = Boolean(error) && rows === undefined;
  const isEmpty = !isFirstLoad && !hasError && tableRows.length === 0;

  return (
    <div className="min-w-0 rounded-lg border bg-surface">
      <TableToolbar state={state} filters={config.filters ?? []} search={search} label={label}>
        {toolbar}
      </TableToolbar>
      {banner}
      {hasError ? (
        <ErrorState error={error} onRetry={onRetry} />
      ) : isEmpty && state.isNarrowed ? (
        <EmptyState title="Nothing matches" action={<ClearButton onClear={state.clear} />}>
          No row fits the search and filters that are set.
        </EmptyState>
      ) : isEmpty ? (
        emptyState
      ) : (
        <div className="group/table relative overflow-x-auto" data-narrow={narrow}>
          <table
            aria-label={label}
            aria-busy={isFirstLoad || isStale}
            className={`w-full border-collapse text-left text-sm transition-opacity ${isStale ? 'opacity-60' : ''}`}
          >
            <thead className="text-xs text-muted group-data-[narrow=cards]/table:max-sm:sr-only">
              <tr>
                {headers.map((header) => (
                  <SortHeader
                    key={header.id}
                    columnId={header.column.id}
                    meta={header.column.columnDef.meta}
                    sort={state.sort}
                    onSort={state.setSort}
                  >
                    {header.isPlaceholder ? null : <table.FlexRender header={header} />}
                  </SortHeader>
                ))}
              </tr>
            </thead>
            <tbody>
              {isFirstLoad ? (
                <TableSkeletonRows columnCount={headers.length} />
              ) : (
                tableRows.map((row) => (
                  <TableRow key={row.id} href={rowHref?.(row.original)}>
                    {row.getAllCells().map((cell) => ({
                      id: cell.id,
                      header: cell.column.columnDef.header,
                      meta: cell.column.columnDef.meta,
                      content: <table.FlexRender cell={cell} />,
                    }))}
                  </TableRow>
                ))
              )}
            </tbody>
          </table>
        </div>
      )}
      <TablePager state={state} page={page} rowCount={tableRows.length} />
    </div>
  );
}

function ClearButton({ onClear }: { onClear: () => void }) {
  return (
    <button type="button" onClick={onClear} className="text-sm font-medium text-accent-text hover:underline">
      Clear search and filters
    </button>
  );
}
