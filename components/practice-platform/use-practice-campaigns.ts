'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { practiceCampaignListSchema } from '@/lib/contracts/practice';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

type Page = z.infer<typeof practiceCampaignListSchema>;

/** The practice platform's campaigns; `search` is the query string of the table. */
export function usePracticeCampaigns(search: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: practiceKeys.campaigns(workspace, search),
    queryFn: ({ signal }) =>
      apiFetch<Page>(`/api/v1/practice/campaigns?${search}`, {
        schema: () => import('@/lib/contracts/practice').then((module) => module.practiceCampaignListSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}
