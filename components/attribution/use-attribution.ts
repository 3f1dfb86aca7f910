'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { Attribution, OpportunityPage, TouchPage } from '@/lib/contracts/attribution';
import { useWorkspaceSlug } from '../auth/access-context';
import { attributionKeys } from './attribution-keys';

const contracts = () => import('@/lib/contracts/attribution');
const withCursor = (params: string, cursor: string | null): string =>
  [params, cursor ? `cursor=${encodeURIComponent(cursor)}` : ''].filter(Boolean).join('&');

/** What each channel is given; `params` is the query string of the filter. */
export function useAttribution(params: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: attributionKeys.overview(workspace, params),
    queryFn: ({ signal }) =>
      apiFetch<Attribution>(`/api/v1/attribution?${params}`, {
        schema: () => contracts().then((module) => module.attributionSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

/** Opportunities, page after page. */
export function useOpportunities(params: string) {
  const workspace = useWorkspaceSlug();
  return useInfiniteQuery({
    queryKey: attributionKeys.opportunities(workspace, params),
    queryFn: ({ pageParam, signal }) =>
      apiFetch<OpportunityPage>(`/api/v1/opportunities?${withCursor(params, pageParam)}`, {
        schema: () => contracts().then((module) => module.opportunityPageSchema),
        workspace,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

export function useOpportunity(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: attributionKeys.opportunity(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/opportunities/${encodeURIComponent(id)}`, {
        schema: () => contracts().then((module) => module.opportunityDetailSchema),
        workspace,
        signal,
      }),
  });
}

/** What touched the account of an opportunity, page after page. */
export function useTouches(id: string) {
  const workspace = useWorkspaceSlug();
  return useInfiniteQuery({
    queryKey: attributionKeys.touches(workspace, id),
    queryFn: ({ pageParam, signal }) =>
      apiFetch<TouchPage>(
        `/api/v1/opportunities/${encodeURIComponent(id)}/touches?${withCursor('', pageParam)}`,
        { schema: () => contracts().then((module) => module.touchPageSchema), workspace, signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}
