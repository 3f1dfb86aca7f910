'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { signalDetailSchema } from '@/lib/contracts/signal-list';
import { signalKeys } from './signal-keys';

/** One signal with what belongs to it. */
export function useSignal(workspace: string, id: string) {
  return useQuery({
    queryKey: signalKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/signals/${id}`, { schema: signalDetailSchema, workspace, signal }),
  });
}
