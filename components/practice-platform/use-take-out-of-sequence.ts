'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

export function useTakeOutOfSequence() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (externalId: string) =>
      apiFetch(`/api/v1/practice/enrolments/${encodeURIComponent(externalId)}`, {
        method: 'PATCH',
        body: { sequenceId: null },
        schema: () =>
          import('@/lib/contracts/practice-outreach').then((module) => module.practiceEnrolmentStateSchema),
        workspace,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: practiceKeys.all }),
  });
}
