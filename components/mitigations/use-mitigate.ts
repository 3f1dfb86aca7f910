'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { askedActionResultSchema } from '@/lib/contracts/actions';
import type { MitigateBody } from '@/lib/contracts/mitigations';

/** Asks for what makes up for an action. What it answers may be a refusal: that is a result, not an error. */
export function useMitigate(workspace: string, actionId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: MitigateBody) =>
      apiFetch(`/api/v1/actions/${actionId}/mitigations`, {
        method: 'POST',
        body,
        schema: askedActionResultSchema,
        workspace,
      }),
    onSettled: () =>
      Promise.all(
        ['runs', 'actions', 'approvals', 'audit', 'contacts'].map((topic) =>
          queryClient.invalidateQueries({ queryKey: [topic] }),
        ),
      ),
  });
}
