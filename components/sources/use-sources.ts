'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { deliveryPageSchema } from '@/lib/contracts/sources';
import { useWorkspaceSlug } from '../auth/access-context';
import { sourceKeys } from './source-keys';

type DeliveryPage = z.output<typeof deliveryPageSchema>;

const contracts = () => import('@/lib/contracts/sources');
/** What was refused is no change that is on record, so nothing tells of it: it is looked at again. */
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
    refetchInterval: LOOK_EVERY_MS,
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
