'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { crmOwnersSchema, personSchema } from '@/lib/contracts/people';
import { useWorkspaceSlug } from '../auth/access-context';
import { peopleKeys } from './people-keys';

export function useCrmOwners() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: peopleKeys.crmOwners(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/people/crm-owners', { schema: crmOwnersSchema, workspace, signal }),
  });
}

export function useChangeCrmOwner() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ personId, crmOwnerId }: { personId: string; crmOwnerId: string | null }) =>
      apiFetch(`/api/v1/people/${encodeURIComponent(personId)}/crm-owner`, {
        method: 'PUT',
        body: { crmOwnerId },
        schema: personSchema,
        workspace,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: peopleKeys.all }),
  });
}
