'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { type EditActionBody, editActionResultSchema } from '@/lib/contracts/approvals';

const touched = ['approvals', 'runs', 'audit', 'overview'];

/** Puts a changed form in the place of an action that waits. */
export function useEditAction(workspace: string, approvalId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: EditActionBody) =>
      apiFetch(`/api/v1/approvals/${approvalId}/edit`, {
        method: 'POST',
        body,
        schema: editActionResultSchema,
        workspace,
      }),
    onSettled: () =>
      Promise.all(touched.map((topic) => queryClient.invalidateQueries({ queryKey: [topic] }))),
  });
}
