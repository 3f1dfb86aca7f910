'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { EditPracticeContactBody } from '@/lib/contracts/practice';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

export function useEditPracticeContact() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ externalId, set }: { externalId: string; set: EditPracticeContactBody }) =>
      apiFetch(`/api/v1/practice/contacts/${encodeURIComponent(externalId)}`, {
        method: 'PATCH',
        body: set,
        schema: () => import('@/lib/contracts/practice').then((module) => module.practiceContactStateSchema),
        workspace,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: practiceKeys.all }),
  });
}
