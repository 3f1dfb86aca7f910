'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { cancelRunResultSchema, rerunRunResultSchema, retryRunResultSchema } from '@/lib/contracts/runs';
import { useWorkspaceSlug } from '../auth/access-context';

const touched = ['runs', 'steps', 'approvals', 'signals', 'overview', 'audit', 'budgets'];

function useTouch() {
  const queryClient = useQueryClient();
  return () => Promise.all(touched.map((topic) => queryClient.invalidateQueries({ queryKey: [topic] })));
}

export function useCancelRun(id: string) {
  const workspace = useWorkspaceSlug();
  const touch = useTouch();
  return useMutation({
    mutationFn: (reason: string) =>
      apiFetch(`/api/v1/runs/${id}/cancel`, {
        method: 'POST',
        body: { reason },
        schema: cancelRunResultSchema,
        workspace,
      }),
    onSettled: touch,
  });
}

/** Has it done over from the start: gives the id of the new run. */
export function useRerunRun(id: string) {
  const workspace = useWorkspaceSlug();
  const touch = useTouch();
  return useMutation({
    mutationFn: (reason: string) =>
      apiFetch(`/api/v1/runs/${id}/rerun`, {
        method: 'POST',
        body: { reason },
        schema: rerunRunResultSchema,
        workspace,
      }),
    onSettled: touch,
  });
}

/** Takes a failed run up again at the step that failed. */
export function useRetryRun(id: string) {
  const workspace = useWorkspaceSlug();
  const touch = useTouch();
  return useMutation({
    mutationFn: (reason: string) =>
      apiFetch(`/api/v1/runs/${id}/retry`, {
        method: 'POST',
        body: { reason },
        schema: retryRunResultSchema,
        workspace,
      }),
    onSettled: touch,
  });
}
