'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { personSchema } from '@/lib/contracts/people';
import { useWorkspaceSlug } from '../auth/access-context';
import { peopleKeys } from './people-keys';

export function useChangeStatus() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ personId, disabled }: { personId: string; disabled: boolean }) =>
      apiFetch(`/api/v1/people/${encodeURIComponent(personId)}/status`, {
        method: 'PUT',
        body: { disabled },
        schema: personSchema,
        workspace,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: peopleKeys.all }),
  });
}
