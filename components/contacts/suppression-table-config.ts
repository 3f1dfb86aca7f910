import { suppressionReasons } from '@/lib/core/contactability/contact-facts';
import type { TableConfig } from '../data-table/table-query';
import { reasonWords } from './contact-words';

/** What the list of blocks can be narrowed by; the same on the server and in the browser. */
export const suppressionTableConfig: TableConfig = {
  filters: [
    {
      key: 'status',
      label: 'Status',
      single: true,
      options: [
        { value: 'active', label: 'In force' },
        { value: 'lifted', label: 'Lifted' },
      ],
    },
    {
      key: 'reason',
      label: 'Because',
      options: suppressionReasons.map((value) => ({ value, label: reasonWords[value] })),
    },
  ],
  defaultSort: { key: 'createdAt', descending: true },
};
