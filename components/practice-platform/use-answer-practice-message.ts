'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { AnswerPracticeMessageBody, PracticeAnswer } from '@/lib/contracts/practice-email';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

export function useAnswerPracticeMessage() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ messageId, answer }: { messageId: string; answer: AnswerPracticeMessageBody }) =>
      apiFetch<PracticeAnswer>(`/api/v1/practice/messages/${encodeURIComponent(messageId)}/answer`, {
        method: 'POST',
        body: answer,
        schema: () => import('@/lib/contracts/practice-email').then((module) => module.practiceAnswerSchema),
        workspace,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: practiceKeys.all }),
  });
}
