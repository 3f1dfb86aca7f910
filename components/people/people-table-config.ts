import { personStatuses } from '@/lib/contracts/people';
import { roles } from '@/lib/core/access/permissions';
import { roleTitles } from '../auth/role-titles';
import type { TableConfig } from '../data-table/table-query';
import { statusTitles } from './status-titles';

export const peopleTableConfig: TableConfig = {
  filters: [
    {
      key: 'role',
      label: 'Role',
      options: roles.map((value) => ({ value, label: roleTitles[value].title })),
    },
    {
      key: 'status',
      label: 'Status',
      options: personStatuses.map((value) => ({ value, label: statusTitles[value].title })),
    },
  ],
  defaultSort: { key: 'name', descending: false },
};
