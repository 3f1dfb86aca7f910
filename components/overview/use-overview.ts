'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { overviewSchema } from '@/lib/contracts/overview';
import { overviewKeys } from './overview-keys';

export function useOverview(workspace: string) {
  return useQuery({
    queryKey: overviewKeys.all(workspace),
    queryFn: ({ signal }) => apiFetch('/api/v1/overview', { schema: overviewSchema, workspace, signal }),
    placeholderData: keepPreviousData,
  });
}
