'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { practiceEnrolmentListSchema } from '@/lib/contracts/practice-outreach';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

type Page = z.infer<typeof practiceEnrolmentListSchema>;

/** Who is in a sequence of the practice outreach tool; `search` is the query string of the table. */
export function usePracticeEnrolments(search: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: practiceKeys.enrolments(workspace, search),
    queryFn: ({ signal }) =>
      apiFetch<Page>(`/api/v1/practice/enrolments?${search}`, {
        schema: () =>
          import('@/lib/contracts/practice-outreach').then((module) => module.practiceEnrolmentListSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
