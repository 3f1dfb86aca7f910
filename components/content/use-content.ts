'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { ApproveFactBody } from '@/lib/contracts/content';
import type { Surface } from '@/lib/core/content/surface';
import { useWorkspaceSlug } from '../auth/access-context';
import { contentKeys } from './content-keys';

const contracts = () => import('@/lib/contracts/content');

/** The landing pages, e-mails or ads of the workspace’s platforms. */
export function useLandingPages(surface: Surface) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: contentKeys.pages(workspace, surface),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/content/pages?surface=${surface}`, {
        schema: () => contracts().then((module) => module.pagesSchema),
        workspace,
        signal,
      }),
  });
}

/** One landing page with its variants and what changed it. */
export function useLandingPage(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: contentKeys.page(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/content/pages/${encodeURIComponent(id)}`, {
        schema: () => contracts().then((module) => module.pageDetailSchema),
        workspace,
        signal,
      }),
  });
}

/** Every fact that was ever approved. */
export function useFacts() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: contentKeys.facts(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/content/facts', {
        schema: () => contracts().then((module) => module.factsSchema),
        workspace,
        signal,
      }),
  });
}

function useChange<Input>(toRequest: (input: Input) => { path: string; body: unknown }) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => {
      const { path, body } = toRequest(input);
      return apiFetch(`/api/v1/content/facts${path}`, {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.factIdSchema),
        workspace,
      });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['content', workspace] }),
  });
}

export const useApproveFact = () => useChange((body: ApproveFactBody) => ({ path: '', body }));
export const useWithdrawFact = (id: string) =>
  useChange((why: string) => ({ path: `/${encodeURIComponent(id)}/withdrawal`, body: { why } }));
