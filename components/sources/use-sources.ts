'use client';

import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { deliveryPageSchema } from '@/lib/contracts/sources';
import { useWorkspaceSlug } from '../auth/access-context';
import { sourceKeys } from './source-keys';

type DeliveryPage = z.output<typeof deliveryPageSchema>;

const contracts = () => import('@/lib/contracts/sources');
/** Whether a source has gone silent, and what is only counted of what it was refused, nothing tells of: it is looked at again. */
const LOOK_EVERY_MS = 10_000;

export function useSources() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: sourceKeys.list(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/sources', {
        schema: () => contracts().then((module) => module.sourcesSchema),
        workspace,
        signal,
      }),
    refetchInterval: LOOK_EVERY_MS,
  });
}

/** Connected platforms that can be added. */
export function useSignalPlatforms() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: sourceKeys.platforms(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/sources/platforms', {
        schema: () => contracts().then((module) => module.signalPlatformsSchema),
        workspace,
        signal,
      }),
  });
}

/** One source with its week and its tracking plan. */
export function useSource(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: sourceKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/sources/${encodeURIComponent(id)}`, {
        schema: () => contracts().then((module) => module.sourceDetailSchema),
        workspace,
        signal,
      }),
    refetchInterval: LOOK_EVERY_MS,
  });
}

/** As many as a panel beside others takes at first. */
const FIRST_DESCENDANTS = 5;

/** What was decided on signals of a source since a moment; read when it is looked at, not again and again. */
export function useDescendants(id: string, from: string) {
  const workspace = useWorkspaceSlug();
  return useInfiniteQuery({
    queryKey: sourceKeys.descendants(workspace, id, from),
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({
        from,
        ...(pageParam ? { cursor: pageParam } : { limit: String(FIRST_DESCENDANTS) }),
      });
      return apiFetch(`/api/v1/sources/${encodeURIComponent(id)}/descendants?${params.toString()}`, {
        schema: () => contracts().then((module) => module.descendantsSchema),
        workspace,
        signal,
      });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** A page of what arrived; `params` is the query string of the table. */
export function useDeliveries(params: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: sourceKeys.deliveries(workspace, params),
    queryFn: ({ signal }) =>
      apiFetch<DeliveryPage>(`/api/v1/deliveries?${params}`, {
        schema: () => contracts().then((module) => module.deliveryPageSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export function useDelivery(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: sourceKeys.delivery(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/deliveries/${encodeURIComponent(id)}`, {
        schema: () => contracts().then((module) => module.deliveryDetailSchema),
        workspace,
        signal,
      }),
  });
}
