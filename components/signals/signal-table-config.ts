import { signalKinds } from '@/lib/core/signals/signal-kinds';
import type { TableConfig } from '../data-table/table-query';
import { signalKindWords } from '../runs/signal-kind-words';

/** What the list of signals can be narrowed by; the same on the server and in the browser. */
export function signalTableConfig(sources: readonly string[]): TableConfig {
  return {
    filters: [
      {
        key: 'kind',
        label: 'Kind',
        options: signalKinds.map((kind) => ({ value: kind, label: signalKindWords(kind) })),
      },
      {
        key: 'source',
        label: 'Source',
        options: sources.map((source) => ({ value: source, label: source })),
      },
    ],
    defaultSort: { key: 'recordedAt', descending: true },
  };
}
