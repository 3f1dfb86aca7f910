'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { useWorkspaceSlug } from '../auth/access-context';
import { playKeys } from './play-keys';

const contracts = () => import('@/lib/contracts/plays');

export function usePlays() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: playKeys.list(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/plays', {
        schema: () => contracts().then((module) => module.playsSchema),
        workspace,
        signal,
      }),
  });
}

/** One play with its versions and whom it took up lately. */
export function usePlay(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: playKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/plays/${encodeURIComponent(id)}`, {
        schema: () => contracts().then((module) => module.playDetailSchema),
        workspace,
        signal,
      }),
  });
}
