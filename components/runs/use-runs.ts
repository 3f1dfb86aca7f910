'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { runPageSchema } from '@/lib/contracts/runs';
import { runKeys } from './run-keys';

export function useRuns(workspace: string, params: string) {
  return useQuery({
    queryKey: runKeys.list(workspace, params),
    queryFn: ({ signal }) => apiFetch(`/api/v1/runs?${params}`, { schema: runPageSchema, workspace, signal }),
    placeholderData: keepPreviousData,
  });
}
