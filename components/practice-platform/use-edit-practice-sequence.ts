'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { EditPracticeSequenceBody } from '@/lib/contracts/practice-outreach';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

export function useEditPracticeSequence() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ externalId, set }: { externalId: string; set: EditPracticeSequenceBody }) =>
      apiFetch(`/api/v1/practice/sequences/${encodeURIComponent(externalId)}`, {
        method: 'PATCH',
        body: set,
        schema: () =>
          import('@/lib/contracts/practice-outreach').then((module) => module.practiceSequenceStateSchema),
        workspace,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: practiceKeys.all }),
  });
}
