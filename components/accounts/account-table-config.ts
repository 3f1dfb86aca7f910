import type { TableConfig } from '../data-table/table-query';
import { tierFilter } from './tier-words';

/** What the list of accounts can be narrowed by; the same on the server and in the browser. */
export const accountTableConfig: TableConfig = {
  filters: [tierFilter('Tier')],
  defaultSort: { key: 'name', descending: false },
};
