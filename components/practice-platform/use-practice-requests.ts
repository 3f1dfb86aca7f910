'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { practiceRequestListSchema } from '@/lib/contracts/practice';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

type Page = z.infer<typeof practiceRequestListSchema>;

/** The practice platform's requests; `search` is the query string of the table. */
export function usePracticeRequests(search: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: practiceKeys.requests(workspace, search),
    queryFn: ({ signal }) =>
      apiFetch<Page>(`/api/v1/practice/requests?${search}`, {
        schema: () => import('@/lib/contracts/practice').then((module) => module.practiceRequestListSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
