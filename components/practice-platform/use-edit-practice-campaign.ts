'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { EditPracticeCampaignBody } from '@/lib/contracts/practice';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

export function useEditPracticeCampaign() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ externalId, set }: { externalId: string; set: EditPracticeCampaignBody }) =>
      apiFetch(`/api/v1/practice/campaigns/${encodeURIComponent(externalId)}`, {
        method: 'PATCH',
        body: set,
        schema: () => import('@/lib/contracts/practice').then((module) => module.practiceCampaignStateSchema),
        workspace,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: practiceKeys.all }),
  });
}
