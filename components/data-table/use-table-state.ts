'use client';

import { createParser, parseAsArrayOf, parseAsString, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import {
  formatSort,
  keepKnownValues,
  parseSort,
  type TableConfig,
  type TableQuery,
  type TableSort,
  toTableSearchParams,
} from './table-query';

const parseAsSort = createParser<TableSort>({
  parse: parseSort,
  serialize: formatSort,
  eq: (left, right) => left.key === right.key && left.descending === right.descending,
});
const parseAsText = parseAsString.withDefault('');
const parseAsValues = parseAsArrayOf(parseAsString).withDefault([]);

export type TableState = TableQuery & {
  /** True when a search or facet narrows the list. */
  isNarrowed: boolean;
  setQ: (q: string) => void;
  setFilter: (key: string, values: readonly string[]) => void;
  setSort: (sort: TableSort | null) => void;
  /** Moves to a page; the browser's Back button returns. */
  setCursor: (cursor: string | null) => void;
  /** Clears search and facets, keeps the sort. */
  clear: () => void;
  /** For the request: see toTableSearchParams. */
  toSearchParams: () => URLSearchParams;
};

/**
 * Search, facets, sort and page of a table, kept in the URL. Every change but the page itself goes back to the first
 * page. Give it the same module-level config as the DataTable.
 */
export function useTableState({ filters, defaultSort, urlPrefix = '' }: TableConfig): TableState {
  const facetParsers = useMemo(
    () => Object.fromEntries((filters ?? []).map((filter) => [`${urlPrefix}${filter.key}`, parseAsValues])),
    [filters, urlPrefix],
  );
  const [base, setBase] = useQueryStates(
    { q: parseAsText, sort: parseAsSort, cursor: parseAsString },
    { urlKeys: { q: `${urlPrefix}q`, sort: `${urlPrefix}sort`, cursor: `${urlPrefix}cursor` } },
  );
  const [facets, setFacets] = useQueryStates(facetParsers);

  const query: TableQuery = {
    q: base.q,
    sort: base.sort ?? defaultSort ?? null,
    cursor: base.cursor,
    filters: Object.fromEntries(
      (filters ?? []).map((filter) => [
        filter.key,
        keepKnownValues(filter, facets[`${urlPrefix}${filter.key}`] ?? []),
      ]),
    ),
  };
  const isDefaultSort = (sort: TableSort | null) =>
    !sort || (defaultSort !== undefined && formatSort(sort) === formatSort(defaultSort));

  return {
    ...query,
    isNarrowed: query.q !== '' || Object.values(query.filters).some((values) => values.length > 0),
    setQ: (q) => void setBase({ q: q || null, cursor: null }),
    setFilter: (key, values) => {
      void setBase({ cursor: null });
      void setFacets({ [`${urlPrefix}${key}`]: values.length > 0 ? [...values] : null });
    },
    setSort: (sort) => void setBase({ sort: isDefaultSort(sort) ? null : sort, cursor: null }),
    setCursor: (cursor) => void setBase({ cursor }, { history: 'push' }),
    clear: () => {
      void setBase({ q: null, cursor: null });
      void setFacets(null);
    },
    toSearchParams: () => toTableSearchParams(query),
  };
}
