'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { type AddPersonBody, addPersonResultSchema } from '@/lib/contracts/people';
import { useWorkspaceSlug } from '../auth/access-context';
import { peopleKeys } from './people-keys';

export function useAddPerson() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: AddPersonBody) =>
      apiFetch('/api/v1/people', { method: 'POST', body, schema: addPersonResultSchema, workspace }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: peopleKeys.all }),
  });
}
