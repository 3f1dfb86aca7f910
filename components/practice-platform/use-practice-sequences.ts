'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { practiceSequenceListSchema } from '@/lib/contracts/practice-outreach';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

type Page = z.infer<typeof practiceSequenceListSchema>;

/** The practice outreach tool’s sequences; `search` is the query string of the table. */
export function usePracticeSequences(search: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: practiceKeys.sequences(workspace, search),
    queryFn: ({ signal }) =>
      apiFetch<Page>(`/api/v1/practice/sequences?${search}`, {
        schema: () =>
          import('@/lib/contracts/practice-outreach').then((module) => module.practiceSequenceListSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
