'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { peopleListSchema } from '@/lib/contracts/people';
import { useWorkspaceSlug } from '../auth/access-context';
import { peopleKeys } from './people-keys';

/** One page of the workspace's people; `search` is the query string of the table. */
export function usePeople(search: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: peopleKeys.list(workspace, search),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/people?${search}`, { schema: peopleListSchema, workspace, signal }),
    placeholderData: keepPreviousData,
  });
}
