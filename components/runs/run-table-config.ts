import { runStatuses } from '@/lib/contracts/runs';
import type { TableConfig } from '../data-table/table-query';
import { runStatusWords } from './run-status-chip';

/** What the list of runs can be narrowed by; the same on the server and in the browser. */
export function runTableConfig(agents: readonly { id: string; name: string }[]): TableConfig {
  return {
    filters: [
      {
        key: 'status',
        label: 'Status',
        options: runStatuses.map((status) => ({ value: status, label: runStatusWords[status].label })),
      },
      { key: 'agent', label: 'Agent', options: agents.map(({ id, name }) => ({ value: id, label: name })) },
    ],
    defaultSort: { key: 'startedAt', descending: true },
  };
}
