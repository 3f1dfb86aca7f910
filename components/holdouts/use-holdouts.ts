'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { StartHoldoutInput } from '@/lib/contracts/holdouts';
import { useWorkspaceSlug } from '../auth/access-context';
import { holdoutKeys } from './holdout-keys';

const contracts = () => import('@/lib/contracts/holdouts');

/** The holdouts of the workspace, or of one play or agent. */
export function useHoldouts(of: string | null = null) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: holdoutKeys.list(workspace, of),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/holdouts${of === null ? '' : `?of=${encodeURIComponent(of)}`}`, {
        schema: () => contracts().then((module) => module.holdoutsSchema),
        workspace,
        signal,
      }),
  });
}

/** One holdout with what it shows at this moment. */
export function useHoldout(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: holdoutKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/holdouts/${encodeURIComponent(id)}`, {
        schema: () => contracts().then((module) => module.holdoutDetailSchema),
        workspace,
        signal,
      }),
  });
}

/** What a holdout can be of. */
export function useHoldoutSubjects() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: holdoutKeys.subjects(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/holdouts/subjects', {
        schema: () => contracts().then((module) => module.holdoutSubjectsSchema),
        workspace,
        signal,
      }),
  });
}

/** What holdouts show of an agent. */
export function useAgentEvidence(agentId: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: holdoutKeys.evidence(workspace, agentId),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/agents/${encodeURIComponent(agentId)}/evidence`, {
        schema: () => contracts().then((module) => module.agentEvidenceSchema),
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
      return apiFetch(`/api/v1/holdouts${path}`, {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.holdoutIdSchema),
        workspace,
      });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['holdouts', workspace] }),
  });
}

export const useStartHoldout = () => useChange((body: StartHoldoutInput) => ({ path: '', body }));
export const useStopHoldout = (id: string) =>
  useChange((reason: string) => ({ path: `/${encodeURIComponent(id)}/stop`, body: { reason } }));
