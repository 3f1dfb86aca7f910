'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { undoResultSchema } from '@/lib/contracts/actions';

const touched = ['runs', 'actions', 'approvals', 'audit', 'overview', 'contacts', 'budgets', 'practice'];

/** Takes an executed action back. What it answers may be a conflict or a refusal: both are results, not errors. */
export function useUndoAction(workspace: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ actionId, reason }: { actionId: string; reason: string }) =>
      apiFetch(`/api/v1/actions/${actionId}/undo`, {
        method: 'POST',
        body: { reason },
        schema: undoResultSchema,
        workspace,
      }),
    onSettled: () =>
      Promise.all(touched.map((topic) => queryClient.invalidateQueries({ queryKey: [topic] }))),
  });
}
