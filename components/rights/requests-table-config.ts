import { rightsRequestKinds, rightsRequestTitles } from '@/lib/core/rights/rights-request';
import type { TableConfig } from '../data-table/table-query';

/** What the queue of requests can be narrowed by; the same on the server and in the browser. */
export const requestsTableConfig: TableConfig = {
  filters: [
    {
      key: 'status',
      label: 'Status',
      single: true,
      options: [
        { value: 'open', label: 'To be answered' },
        { value: 'closed', label: 'Answered' },
      ],
    },
    {
      key: 'kind',
      label: 'Kind',
      options: rightsRequestKinds.map((value) => ({ value, label: rightsRequestTitles[value].title })),
    },
  ],
  defaultSort: { key: 'dueAt', descending: false },
};
