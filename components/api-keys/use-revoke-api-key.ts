'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { apiKeySchema } from '@/lib/contracts/api-keys';
import { useWorkspaceSlug } from '../auth/access-context';
import { apiKeyKeys } from './api-key-keys';

export function useRevokeApiKey() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (keyId: string) =>
      apiFetch(`/api/v1/api-keys/${encodeURIComponent(keyId)}`, {
        method: 'DELETE',
        schema: apiKeySchema,
        workspace,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: apiKeyKeys.all }),
  });
}
