'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { ReviewOutcomeBody } from '@/lib/contracts/outcome-reviews';
import { useWorkspaceSlug } from '../auth/access-context';
import { type OutcomeStatus, outcomeKeys } from './outcome-keys';

const pageSchema = () => import('@/lib/contracts/outcome-reviews').then((module) => module.outcomePageSchema);
const resultSchema = () =>
  import('@/lib/contracts/outcome-reviews').then((module) => module.reviewOutcomeResultSchema);

/** What an agent's actions came to: not judged yet, or judged; the newest first, older ones page by page. */
export function useOutcomes(agent: string, status: OutcomeStatus) {
  const workspace = useWorkspaceSlug();
  return useInfiniteQuery({
    queryKey: outcomeKeys.list(workspace, agent, status),
    queryFn: ({ signal, pageParam }) =>
      apiFetch(
        `/api/v1/outcome-reviews?${new URLSearchParams({ agent, status, ...(pageParam ? { cursor: pageParam } : {}) })}`,
        { schema: pageSchema, workspace, signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** What one action came to, and how it was judged if it was. */
export function useOutcomeOf(action: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: outcomeKeys.ofAction(workspace, action),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/outcome-reviews?${new URLSearchParams({ action })}`, {
        schema: pageSchema,
        workspace,
        signal,
      }),
  });
}

/** A person's judgement of one outcome. */
export function useReviewOutcome() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: ReviewOutcomeBody) =>
      apiFetch('/api/v1/outcome-reviews', { method: 'POST', body, schema: resultSchema, workspace }),
    onSettled: () =>
      Promise.all(
        ['actions', 'agents', 'approvals'].map((topic) =>
          queryClient.invalidateQueries({ queryKey: [topic] }),
        ),
      ),
  });
}
