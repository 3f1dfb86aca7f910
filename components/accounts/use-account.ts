'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { accountDetailSchema } from '@/lib/contracts/accounts';
import { accountKeys } from './account-keys';

/** One account with what belongs to it. */
export function useAccount(workspace: string, id: string) {
  return useQuery({
    queryKey: accountKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/accounts/${id}`, { schema: accountDetailSchema, workspace, signal }),
  });
}
