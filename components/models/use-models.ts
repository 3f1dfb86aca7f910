'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { modelVersionsSchema, putBackResultSchema } from '@/lib/contracts/models';
import { agentKeys } from '../agents/agent-keys';
import { useWorkspaceSlug } from '../auth/access-context';

/** The versions of the score an agent reasons with. */
export function useModels(agentId: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: agentKeys.models(workspace, agentId),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/agents/${agentId}/models`, { schema: modelVersionsSchema, workspace, signal }),
  });
}

/** Puts an earlier version back in use. */
export function usePutBackModel(agentId: string, modelId: string) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      apiFetch(`/api/v1/agents/${agentId}/models/${modelId}/put-back`, {
        method: 'POST',
        body: { reason },
        schema: putBackResultSchema,
        workspace,
      }),
    onSettled: () =>
      Promise.all(
        ['agents', 'approvals', 'audit'].map((topic) => queryClient.invalidateQueries({ queryKey: [topic] })),
      ),
  });
}
