'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { FacetSelect } from './facet-select';
import { SearchBox } from './search-box';
import type { TableFilter } from './table-query';
import type { TableState } from './use-table-state';

/** Search and facets on the left, the screen's own buttons on the right. */
export function TableToolbar({
  state,
  filters,
  search,
  label,
  children,
}: {
  state: TableState;
  filters: readonly TableFilter[];
  search?: string;
  label: string;
  children?: ReactNode;
}) {
  if (!search && filters.length === 0 && !children) return null;
  return (
    <div className="flex flex-wrap items-center gap-2 border-b px-4 py-2.5">
      {search ? <SearchBox value={state.q} onChange={state.setQ} placeholder={search} label={label} /> : null}
      {filters.map((filter) => (
        <FacetSelect
          key={filter.key}
          filter={filter}
          values={state.filters[filter.key] ?? []}
          onChange={(values) => state.setFilter(filter.key, values)}
        />
      ))}
      {state.isNarrowed ? (
        <Button variant="ghost" size="sm" onClick={state.clear}>
          <X aria-hidden />
          Clear
        </Button>
      ) : null}
      {children ? <div className="ml-auto flex flex-wrap items-center gap-2">{children}</div> : null}
    </div>
  );
}
