'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { practiceMessageListSchema } from '@/lib/contracts/practice-email';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

type Page = z.infer<typeof practiceMessageListSchema>;

/** What the practice e-mail service delivered; `search` is the query string of the table. */
export function usePracticeMessages(search: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: practiceKeys.messages(workspace, search),
    queryFn: ({ signal }) =>
      apiFetch<Page>(`/api/v1/practice/messages?${search}`, {
        schema: () =>
          import('@/lib/contracts/practice-email').then((module) => module.practiceMessageListSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
