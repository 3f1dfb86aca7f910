'use client';

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { signalPageSchema } from '@/lib/contracts/signal-list';
import { signalKeys } from './signal-keys';

/** A page of the workspace's signals; `params` is the query string of the table. While it is paused what is shown stays as it is. */
export function useSignals(workspace: string, params: string, isPaused: boolean) {
  const queryClient = useQueryClient();
  const queryKey = signalKeys.list(workspace, params);
  return useQuery({
    queryKey,
    // Another page or filter is read once also while it is paused.
    enabled: !isPaused || queryClient.getQueryData(queryKey) === undefined,
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/signals?${params}`, { schema: signalPageSchema, workspace, signal }),
    placeholderData: keepPreviousData,
  });
}
