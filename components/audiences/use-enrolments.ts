'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { actionKeys } from '../actions/action-keys';
import { useWorkspaceSlug } from '../auth/access-context';

const pageSchema = () => import('@/lib/contracts/audiences').then((module) => module.enrolmentPageSchema);

/** Audiences that people asked to enrol, newest first, page by page. */
export function useEnrolments() {
  const workspace = useWorkspaceSlug();
  return useInfiniteQuery({
    queryKey: actionKeys.enrolments(workspace),
    queryFn: ({ signal, pageParam }) =>
      apiFetch(`/api/v1/audiences?${new URLSearchParams(pageParam ? { cursor: pageParam } : {})}`, {
        schema: pageSchema,
        workspace,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
