'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { PolicyBody } from '@/lib/core/gate/policy-body';
import { useWorkspaceSlug } from '../auth/access-context';
import { policyKeys } from './policy-keys';

const POLL_MS = 1000;
export type ReplayDays = 7 | 30 | 90;

/** Has what was proposed decided again under another policy; nothing is changed by it. */
export function useStartPolicyReplay() {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: ({ body, days }: { body: PolicyBody; days: ReplayDays }) =>
      apiFetch('/api/v1/policies/replays', {
        method: 'POST',
        body: { agentId: null, body, days },
        schema: () => import('@/lib/contracts/policies').then((module) => module.startReplayResultSchema),
        workspace,
      }),
  });
}

/** How far it is, and what came of it. Asked for until it is over. */
export function usePolicyReplay(id: string | null) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: policyKeys.replay(workspace, id),
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
