'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { useWorkspaceSlug } from '../auth/access-context';
import { sourceKeys } from './source-keys';

const contracts = () => import('@/lib/contracts/sources');
const at = (id: string) => `/api/v1/deliveries/${encodeURIComponent(id)}`;

/** Has a delivery read once more; with `despitePlan` what the tracking plan holds back is let through. */
export function useReplayDelivery(id: string) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { despitePlan: boolean }) =>
      apiFetch(`${at(id)}/replay`, {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.replayResultSchema),
        workspace,
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sourceKeys.all }),
  });
}

/** Lets go of a delivery: what is kept of it is deleted. */
export function useDropDelivery(id: string) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () =>
      apiFetch(`${at(id)}/drop`, {
        method: 'POST',
        schema: () => contracts().then((module) => module.deliveryDetailSchema),
        workspace,
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sourceKeys.all }),
  });
}
