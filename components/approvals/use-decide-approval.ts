'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { type DecideApprovalBody, decideApprovalResultSchema } from '@/lib/contracts/approvals';

const touched = ['approvals', 'runs', 'audit', 'overview'];

/** Answers an approval for exactly the action that was shown. */
export function useDecideApproval(workspace: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ approvalId, ...body }: DecideApprovalBody & { approvalId: string }) =>
      apiFetch(`/api/v1/approvals/${approvalId}/decision`, {
        method: 'POST',
        body,
        schema: decideApprovalResultSchema,
        workspace,
      }),
    onSettled: () =>
      Promise.all(touched.map((topic) => queryClient.invalidateQueries({ queryKey: [topic] }))),
  });
}
