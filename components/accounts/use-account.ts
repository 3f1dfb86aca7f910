'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { accountDetailSchema, type CorrectAccountBody } from '@/lib/contracts/accounts';
import { accountKeys } from './account-keys';

/** One account with what belongs to it. */
export function useAccount(workspace: string, id: string) {
  return useQuery({
    queryKey: accountKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/accounts/${id}`, { schema: accountDetailSchema, workspace, signal }),
  });
}

/** Puts right what is known of an account, or gives fields back to the sources. */
export function useCorrectAccount(workspace: string, id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CorrectAccountBody) =>
      apiFetch(`/api/v1/accounts/${encodeURIComponent(id)}/corrections`, {
        method: 'POST',
        body,
        schema: accountDetailSchema,
        workspace,
      }),
    onSuccess: (detail) => queryClient.setQueryData(accountKeys.detail(workspace, id), detail),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['accounts', workspace] }),
  });
}
