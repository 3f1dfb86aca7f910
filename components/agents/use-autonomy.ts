'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { SetAutonomyBody } from '@/lib/contracts/autonomy';
import { useWorkspaceSlug } from '../auth/access-context';
import { agentKeys } from './agent-keys';

/** How far an agent may go by itself, line by line. */
export function useAutonomy(agentId: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: agentKeys.autonomy(workspace, agentId),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/agents/${agentId}/autonomy`, {
        schema: () => import('@/lib/contracts/autonomy').then((module) => module.agentAutonomySchema),
        workspace,
        signal,
      }),
  });
}

export function useSetAutonomy(agentId: string) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SetAutonomyBody) =>
      apiFetch(`/api/v1/agents/${agentId}/autonomy`, {
        method: 'PUT',
        body,
        schema: () => import('@/lib/contracts/autonomy').then((module) => module.setAutonomyResultSchema),
        workspace,
      }),
    onSettled: () =>
      Promise.all(
        ['agents', 'approvals', 'audit'].map((topic) => queryClient.invalidateQueries({ queryKey: [topic] })),
      ),
  });
}
