'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { signalPageSchema } from '@/lib/contracts/signal-list';
import { signalKeys } from './signal-keys';

/** A page of the workspace's signals; `params` is the query string of the table. */
export function useSignals(workspace: string, params: string) {
  return useQuery({
    queryKey: signalKeys.list(workspace, params),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/signals?${params}`, { schema: signalPageSchema, workspace, signal }),
    placeholderData: keepPreviousData,
  });
}
