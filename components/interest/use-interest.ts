'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { SurgePage } from '@/lib/contracts/interest';
import { useWorkspaceSlug } from '../auth/access-context';
import { interestKeys } from './interest-keys';

const contracts = () => import('@/lib/contracts/interest');

export function useTopics() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: interestKeys.topics(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/topics', {
        schema: () => contracts().then((module) => module.topicsSchema),
        workspace,
        signal,
      }),
  });
}

/** A page of surges; `params` is the query string. */
export function useSurges(params: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: interestKeys.surges(workspace, params),
    queryFn: ({ signal }) =>
      apiFetch<SurgePage>(`/api/v1/surges?${params}`, {
        schema: () => contracts().then((module) => module.surgePageSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export function useBuyingGroup(accountId: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: interestKeys.group(workspace, accountId),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/accounts/${encodeURIComponent(accountId)}/buying-group`, {
        schema: () => contracts().then((module) => module.buyingGroupSchema),
        workspace,
        signal,
      }),
  });
}
