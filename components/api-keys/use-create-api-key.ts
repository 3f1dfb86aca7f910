'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { type CreateApiKeyBody, createApiKeyResultSchema } from '@/lib/contracts/api-keys';
import { useWorkspaceSlug } from '../auth/access-context';
import { apiKeyKeys } from './api-key-keys';

export function useCreateApiKey() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateApiKeyBody) =>
      apiFetch('/api/v1/api-keys', { method: 'POST', body, schema: createApiKeyResultSchema, workspace }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: apiKeyKeys.all }),
  });
}
