'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { personSchema } from '@/lib/contracts/people';
import type { Role } from '@/lib/core/access/permissions';
import { useWorkspaceSlug } from '../auth/access-context';
import { peopleKeys } from './people-keys';

export function useChangeRoles() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ personId, roles }: { personId: string; roles: readonly Role[] }) =>
      apiFetch(`/api/v1/people/${encodeURIComponent(personId)}/roles`, {
        method: 'PUT',
        body: { roles },
        schema: personSchema,
        workspace,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: peopleKeys.all }),
  });
}
