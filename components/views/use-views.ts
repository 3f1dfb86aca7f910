'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { type SaveViewBody, savedViewsSchema, type ViewList } from '@/lib/contracts/views';
import { useWorkspaceSlug } from '../auth/access-context';

const keyOf = (workspace: string, list: ViewList) => ['views', workspace, list] as const;

/** The views of a list that the person has kept. */
export function useViews(list: ViewList) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: keyOf(workspace, list),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/views?list=${list}`, { schema: savedViewsSchema, workspace, signal }),
  });
}

export function useSaveView(list: ViewList) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Omit<SaveViewBody, 'list'>) =>
      apiFetch('/api/v1/views', {
        method: 'POST',
        body: { ...body, list },
        schema: savedViewsSchema,
        workspace,
      }),
    onSuccess: (views) => queryClient.setQueryData(keyOf(workspace, list), views),
  });
}

export function useDeleteView(list: ViewList) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (viewId: string) =>
      apiFetch(`/api/v1/views/${encodeURIComponent(viewId)}?list=${list}`, {
        method: 'DELETE',
        schema: savedViewsSchema,
        workspace,
      }),
    onSuccess: (views) => queryClient.setQueryData(keyOf(workspace, list), views),
  });
}
