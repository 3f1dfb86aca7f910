'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { countsSchema } from '@/lib/contracts/overview';
import { shellKeys } from './stop-keys';

/** The numbers beside the links of the navigation. */
export function useCounts(workspace: string) {
  const query = useQuery({
    queryKey: shellKeys.counts(workspace),
    queryFn: ({ signal }) => apiFetch('/api/v1/overview/counts', { schema: countsSchema, workspace, signal }),
  });
  return query.data ?? {};
}
