'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { ScopeBody } from '@/lib/core/scopes/scope-body';
import { useWorkspaceSlug } from '../auth/access-context';

const POLL_MS = 1000;
export type ReplayDays = 7 | 30 | 90;

/** Has recorded proposals decided again under another scope of this agent; nothing is changed by it. */
export function useStartScopeReplay(agentId: string) {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: ({ body, days }: { body: ScopeBody; days: ReplayDays }) =>
      apiFetch('/api/v1/policies/replays', {
        method: 'POST',
        body: { agentId, body, days },
        schema: () => import('@/lib/contracts/policies').then((module) => module.startReplayResultSchema),
        workspace,
      }),
  });
}

/** How far it is, and what came of it. Asked for until it is over. */
export function useScopeReplay(id: string | null) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: ['policies', workspace, 'replay', id],
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/policies/replays/${id}`, {
        schema: () => import('@/lib/contracts/policies').then((module) => module.replaySchema),
        workspace,
        signal,
      }),
    enabled: id !== null,
    refetchInterval: ({ state }) =>
      state.data?.status === 'completed' || state.data?.status === 'failed' ? false : POLL_MS,
  });
}
