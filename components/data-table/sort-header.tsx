'use client';

import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DataTableColumnMeta } from './columns';
import type { TableSort } from './table-query';

/** A column's head; a button where the column sorts. */
export function SortHeader({
  columnId,
  meta = {},
  sort,
  onSort,
  children,
}: {
  columnId: string;
  meta?: DataTableColumnMeta;
  sort: TableSort | null;
  onSort: (sort: TableSort) => void;
  children: ReactNode;
}) {
  const isSorted = meta.sort !== undefined && sort?.key === columnId;
  const isDescending = isSorted && sort.descending;
  const Arrow = isSorted ? (isDescending ? ArrowDown : ArrowUp) : ChevronsUpDown;
  const alignRight = meta.align === 'right';
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : undefined}
      className={`h-9 border-b bg-sunken/60 px-3 font-medium whitespace-nowrap first:pl-4 last:pr-4 ${alignRight ? 'text-right' : ''} ${meta.width === 'grow' ? 'w-full' : ''}`}
    >
      {meta.sort ? (
        <button
          type="button"
          onClick={() =>
            onSort({ key: columnId, descending: isSorted ? !isDescending : meta.sort === 'desc' })
          }
          className={`group -mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:text-fg ${isSorted ? 'text-fg' : ''} ${alignRight ? 'flex-row-reverse' : ''}`}
        >
          {children}
          <Arrow
            aria-hidden
            className={`size-3.5 ${isSorted ? 'text-accent-text' : 'text-subtle opacity-50 group-hover:opacity-100'}`}
          />
        </button>
      ) : (
        children
      )}
    </th>
  );
}
