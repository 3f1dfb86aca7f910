'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { practiceNoticeListSchema, practiceTextListSchema } from '@/lib/contracts/practice-channels';
import type { PracticeAnswer } from '@/lib/contracts/practice-email';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

const contracts = () => import('@/lib/contracts/practice-channels');

/** What the practice text-message service delivered; `search` is the query string of the table. */
export function usePracticeTexts(search: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: practiceKeys.texts(workspace, search),
    queryFn: ({ signal }) =>
      apiFetch<z.infer<typeof practiceTextListSchema>>(`/api/v1/practice/texts?${search}`, {
        schema: () => contracts().then((module) => module.practiceTextListSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

/** What the practice product shows to whom. */
export function usePracticeNotices(search: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: practiceKeys.notices(workspace, search),
    queryFn: ({ signal }) =>
      apiFetch<z.infer<typeof practiceNoticeListSchema>>(`/api/v1/practice/notices?${search}`, {
        schema: () => contracts().then((module) => module.practiceNoticeListSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export function useAnswerPracticeText() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ textId, text }: { textId: string; text: string }) =>
      apiFetch<PracticeAnswer>(`/api/v1/practice/texts/${encodeURIComponent(textId)}/answer`, {
        method: 'POST',
        body: { text },
        schema: () => import('@/lib/contracts/practice-email').then((module) => module.practiceAnswerSchema),
        workspace,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: practiceKeys.all }),
  });
}
