'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { EditPracticeOwnerBody } from '@/lib/contracts/practice';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

export function useEditPracticeOwner() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ ownerId, set }: { ownerId: string; set: EditPracticeOwnerBody }) =>
      apiFetch(`/api/v1/practice/owners/${encodeURIComponent(ownerId)}`, {
        method: 'PATCH',
        body: set,
        schema: () => import('@/lib/contracts/practice').then((module) => module.practiceOwnerStateSchema),
        workspace,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: practiceKeys.all }),
  });
}
