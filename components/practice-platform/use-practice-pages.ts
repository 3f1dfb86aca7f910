'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { useWorkspaceSlug } from '../auth/access-context';
import { practiceKeys } from './practice-keys';

/** The practice CMS's landing pages. */
export function usePracticePages() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: practiceKeys.pages(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/practice/pages', {
        schema: () => import('@/lib/contracts/practice-cms').then((module) => module.practicePageListSchema),
        workspace,
        signal,
      }),
  });
}
