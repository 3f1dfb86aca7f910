'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { practiceContactListSchema } from '@/lib/contracts/practice';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

type Page = z.infer<typeof practiceContactListSchema>;

/** The practice platform's contacts; `search` is the query string of the table. */
export function usePracticeContacts(search: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: practiceKeys.contacts(workspace, search),
    queryFn: ({ signal }) =>
      apiFetch<Page>(`/api/v1/practice/contacts?${search}`, {
        schema: () => import('@/lib/contracts/practice').then((module) => module.practiceContactListSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
