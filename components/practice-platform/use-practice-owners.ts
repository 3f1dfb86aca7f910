'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { practiceOwnerListSchema } from '@/lib/contracts/practice';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

type Page = z.infer<typeof practiceOwnerListSchema>;

/** The practice platform's owners; `search` is the query string of the table. */
export function usePracticeOwners(search: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: practiceKeys.owners(workspace, search),
    queryFn: ({ signal }) =>
      apiFetch<Page>(`/api/v1/practice/owners?${search}`, {
        schema: () => import('@/lib/contracts/practice').then((module) => module.practiceOwnerListSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
