'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { useWorkspaceSlug } from '../../auth/access-context';
import { agentKeys } from '../agent-keys';

/** What an agent can and can't do, from everything in force. */
export function useBounds(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: agentKeys.bounds(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/agents/${id}/can-and-cannot`, {
        schema: () => import('@/lib/contracts/agent-bounds').then((module) => module.agentBoundsSchema),
        workspace,
        signal,
      }),
  });
}
