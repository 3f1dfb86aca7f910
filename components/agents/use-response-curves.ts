'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { useWorkspaceSlug } from '../auth/access-context';
import { agentKeys } from './agent-keys';

/** How the campaigns of a bid and budget agent answer to spend. */
export function useResponseCurves(agentId: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: agentKeys.responseCurves(workspace, agentId),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/agents/${agentId}/response-curves`, {
        schema: () => import('@/lib/contracts/response-curves').then((module) => module.responseCurvesSchema),
        workspace,
        signal,
      }),
  });
}
