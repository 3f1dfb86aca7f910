import type { SourceRow } from '@/lib/contracts/sources';
import { deliveryStatuses } from '@/lib/core/sources/delivery';
import type { TableConfig } from '../data-table/table-query';
import { deliveryStatusWords } from './source-words';

/** What deliveries can be narrowed by; the same on the server and in the browser. */
export function deliveryTableConfig(sources: readonly Pick<SourceRow, 'id' | 'title'>[]): TableConfig {
  return {
    filters: [
      {
        key: 'source',
        label: 'Source',
        options: sources.map(({ id, title }) => ({ value: id, label: title })),
      },
      {
        key: 'status',
        label: 'Status',
        options: deliveryStatuses.map((value) => ({ value, label: deliveryStatusWords[value].label })),
      },
    ],
    defaultSort: { key: 'receivedAt', descending: true },
  };
}
