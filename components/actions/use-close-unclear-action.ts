'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { type CloseUnclearBody, closeUnclearResultSchema } from '@/lib/contracts/actions';

const touched = ['runs', 'actions', 'approvals', 'audit', 'overview', 'contacts', 'budgets'];

/** Says what became of an action that nobody could find out about. */
export function useCloseUnclearAction(workspace: string, actionId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CloseUnclearBody) =>
      apiFetch(`/api/v1/actions/${actionId}/close`, {
        method: 'POST',
        body,
        schema: closeUnclearResultSchema,
        workspace,
      }),
    onSettled: () =>
      Promise.all(touched.map((topic) => queryClient.invalidateQueries({ queryKey: [topic] }))),
  });
}
