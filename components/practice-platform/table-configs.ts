import type { TableConfig } from '../data-table/table-query';

/** The practice platform's lists keep one order each; only the search is in the URL. */
export const practiceTableConfig: TableConfig = {};
