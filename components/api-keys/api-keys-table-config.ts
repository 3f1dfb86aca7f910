import { apiKeyStatuses } from '@/lib/contracts/api-keys';
import type { TableConfig } from '../data-table/table-query';
import { keyStatusTitles } from './key-status-titles';

export const apiKeysTableConfig: TableConfig = {
  filters: [
    {
      key: 'status',
      label: 'Status',
      options: apiKeyStatuses.map((value) => ({ value, label: keyStatusTitles[value].title })),
    },
  ],
  defaultSort: { key: 'createdAt', descending: true },
};
