import { describe, expect, it } from 'vitest';
import { formatSort, parseSort, readTableQuery, type TableConfig, toTableSearchParams } from './table-query';

const config: TableConfig = {
  filters: [
    {
      key: 'status',
      label: 'Status',
      options: [
        { value: 'open', label: 'Open' },
        { value: 'closed', label: 'Closed' },
      ],
    },
  ],
  defaultSort: { key: 'createdAt', descending: true },
};

describe('readTableQuery', () => {
  it('falls back to the default sort and empty facets', () => {
    expect(readTableQuery({}, config)).toEqual({
      q: '',
      sort: { key: 'createdAt', descending: true },
      cursor: null,
      filters: { status: [] },
    });
  });

  it('reads every part and drops values that are not offered', () => {
    const query = readTableQuery(
      { q: 'acme', sort: 'name', cursor: 'c1', status: 'closed,forged,open', other: 'x' },
      config,
    );
    expect(query).toEqual({
      q: 'acme',
      sort: { key: 'name', descending: false },
      cursor: 'c1',
      filters: { status: ['closed', 'open'] },
    });
  });

  it('keeps two tables on one page apart', () => {
    const query = readTableQuery({ q: 'left', r_q: 'right' }, { ...config, urlPrefix: 'r_' });
    expect(query.q).toBe('right');
  });
});

describe('toTableSearchParams', () => {
  it('writes what readTableQuery reads', () => {
    const query = readTableQuery({ q: 'a b', sort: '-name', cursor: 'x/y', status: 'open,closed' }, config);
    const params = toTableSearchParams(query);
    expect(params.toString()).toBe('cursor=x%2Fy&q=a+b&sort=-name&status=open%2Cclosed');
    expect(readTableQuery(Object.fromEntries(params), config)).toEqual(query);
  });

  it('leaves out what is not set', () => {
    expect(toTableSearchParams({ q: '', sort: null, cursor: null, filters: { status: [] } }).toString()).toBe(
      '',
    );
  });
});

describe('sort text', () => {
  it('goes there and back', () => {
    expect(parseSort(formatSort({ key: 'a', descending: true }))).toEqual({ key: 'a', descending: true });
    expect(parseSort('')).toBeNull();
    expect(parseSort('-')).toBeNull();
  });
});
