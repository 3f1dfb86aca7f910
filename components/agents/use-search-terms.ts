'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { useWorkspaceSlug } from '../auth/access-context';
import { agentKeys } from './agent-keys';

/** What people searched for when they were shown a campaign, and what was excluded. */
export function useSearchTerms(agentId: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: agentKeys.searchTerms(workspace, agentId),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/agents/${agentId}/search-terms`, {
        schema: () => import('@/lib/contracts/search-terms').then((module) => module.searchTermsSchema),
        workspace,
        signal,
      }),
  });
}
