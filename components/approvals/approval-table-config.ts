import { actionKinds, catalogue } from '@/lib/core/actions/catalogue';
import type { TableConfig } from '../data-table/table-query';

export type AgentOption = { id: string; name: string };

/** What the queue can be narrowed by; the same on the server and in the browser, so that both ask one question. */
export function approvalTableConfig(agents: readonly AgentOption[]): TableConfig {
  return {
    filters: [
      {
        key: 'status',
        label: 'Status',
        single: true,
        options: [
          { value: 'pending', label: 'Waiting' },
          { value: 'decided', label: 'Decided' },
        ],
      },
      {
        key: 'show',
        label: 'Show',
        single: true,
        options: [
          { value: 'all', label: 'All' },
          { value: 'mine', label: 'Asked of me' },
          { value: 'snoozed', label: 'Put off' },
        ],
      },
      { key: 'agent', label: 'Agent', options: agents.map(({ id, name }) => ({ value: id, label: name })) },
      {
        key: 'kind',
        label: 'Kind',
        options: actionKinds.map((kind) => ({ value: kind, label: catalogue[kind].title })),
      },
    ],
  };
}
