/** One facet: the URL key, the label and the values to choose from. */
export type TableFilter = {
  key: string;
  label: string;
  options: readonly { value: string; label: string; count?: number }[];
  /** Default: several values may be chosen. */
  single?: boolean;
};

/** Sorting by one column. `key` is the column's id and the API's name for it. */
export type TableSort = { key: string; descending: boolean };

export type TableConfig = {
  filters?: readonly TableFilter[];
  defaultSort?: TableSort;
  /** Puts a prefix before the URL keys, where two tables share a page. */
  urlPrefix?: string;
};

/** What the table asks for. Part of the query key and of the request. */
export type TableQuery = {
  q: string;
  filters: Readonly<Record<string, readonly string[]>>;
  sort: TableSort | null;
  cursor: string | null;
};

/** `-createdAt` is descending, `createdAt` ascending. */
export function formatSort(sort: TableSort): string {
  return `${sort.descending ? '-' : ''}${sort.key}`;
}

export function parseSort(text: string): TableSort | null {
  const key = text.replace(/^-/, '');
  return key === '' ? null : { key, descending: text.startsWith('-') };
}

/** The query as the API reads it: `q`, `sort=-createdAt`, `cursor`, and per facet `status=open,closed`. Keys sorted. */
export function toTableSearchParams(query: TableQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.q) params.set('q', query.q);
  if (query.sort) params.set('sort', formatSort(query.sort));
  if (query.cursor) params.set('cursor', query.cursor);
  for (const [key, values] of Object.entries(query.filters)) {
    if (values.length > 0) params.set(key, values.join(','));
  }
  params.sort();
  return params;
}

/**
 * Reads the same query from a page's `searchParams` on the server, so that a prefetch and the browser build one query
 * key. Values that are not among a facet's options are dropped.
 */
export function readTableQuery(
  searchParams: Readonly<Record<string, string | string[] | undefined>>,
  { filters = [], defaultSort, urlPrefix = '' }: TableConfig,
): TableQuery {
  const read = (key: string) => {
    const value = searchParams[`${urlPrefix}${key}`];
    return (Array.isArray(value) ? value[0] : value) ?? '';
  };
  return {
    q: read('q'),
    sort: parseSort(read('sort')) ?? defaultSort ?? null,
    cursor: read('cursor') || null,
    filters: Object.fromEntries(
      filters.map((filter) => [filter.key, keepKnownValues(filter, read(filter.key).split(','))]),
    ),
  };
}

/** The chosen values that the facet offers; the others may come from an old link. */
export function keepKnownValues(filter: TableFilter, values: readonly string[]): string[] {
  return values.filter((value) => filter.options.some((option) => option.value === value));
}
