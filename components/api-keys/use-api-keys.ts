'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { apiKeysListSchema } from '@/lib/contracts/api-keys';
import { useWorkspaceSlug } from '../auth/access-context';
import { apiKeyKeys } from './api-key-keys';

/** One page of the workspace's API keys; `search` is the query string of the table. */
export function useApiKeys(search: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: apiKeyKeys.list(workspace, search),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/api-keys?${search}`, { schema: apiKeysListSchema, workspace, signal }),
    placeholderData: keepPreviousData,
  });
}
