'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
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

/** Surges, page after page; `params` is the query string. */
export function useSurges(params: string) {
  const workspace = useWorkspaceSlug();
  return useInfiniteQuery({
    queryKey: interestKeys.surges(workspace, params),
    queryFn: ({ pageParam, signal }) =>
      apiFetch<SurgePage>(
        `/api/v1/surges?${params}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
        { schema: () => contracts().then((module) => module.surgePageSchema), workspace, signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
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
