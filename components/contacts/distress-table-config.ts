import type { TableConfig } from '../data-table/table-query';

/** What the list of signs of distress can be narrowed by; the same on the server and in the browser. */
export const distressTableConfig: TableConfig = {
  filters: [
    {
      key: 'status',
      label: 'Status',
      single: true,
      options: [
        { value: 'open', label: 'Waiting' },
        { value: 'closed', label: 'Closed' },
      ],
    },
  ],
  defaultSort: { key: 'openedAt', descending: true },
};
