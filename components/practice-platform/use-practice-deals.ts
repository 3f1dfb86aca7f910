'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { EditPracticeDealBody, practiceDealListSchema } from '@/lib/contracts/practice-deals';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

const contracts = () => import('@/lib/contracts/practice-deals');

/** The practice CRM's deals; `search` is the query string of the table. */
export function usePracticeDeals(search: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: practiceKeys.deals(workspace, search),
    queryFn: ({ signal }) =>
      apiFetch<z.infer<typeof practiceDealListSchema>>(`/api/v1/practice/deals?${search}`, {
        schema: () => contracts().then((module) => module.practiceDealListSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export function useEditPracticeDeal() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ externalId, set }: { externalId: string; set: EditPracticeDealBody }) =>
      apiFetch(`/api/v1/practice/deals/${encodeURIComponent(externalId)}`, {
        method: 'PATCH',
        body: set,
        schema: () => contracts().then((module) => module.practiceDealStateSchema),
        workspace,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: practiceKeys.all }),
  });
}
