'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { accountPageSchema } from '@/lib/contracts/accounts';
import { accountKeys } from './account-keys';

/** A page of the workspace's accounts; `params` is the query string of the table. */
export function useAccounts(workspace: string, params: string) {
  return useQuery({
    queryKey: accountKeys.list(workspace, params),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/accounts?${params}`, { schema: accountPageSchema, workspace, signal }),
    placeholderData: keepPreviousData,
  });
}
