'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import {
  agentDetailSchema,
  agentPageSchema,
  decideScopeResultSchema,
  proposeScopeResultSchema,
  trainResultSchema,
} from '@/lib/contracts/agents';
import { scopeChoicesSchema } from '@/lib/contracts/scope-choices';
import { scopeUseSchema } from '@/lib/contracts/scope-use';
import { resumeResultSchema, stopResultSchema } from '@/lib/contracts/stops';
import type { ScopeBody } from '@/lib/core/scopes/scope-body';
import { useWorkspaceSlug } from '../auth/access-context';
import { agentKeys } from './agent-keys';

const touched = ['agents', 'approvals', 'overview', 'audit'];

export function useAgents() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: agentKeys.list(workspace),
    queryFn: ({ signal }) => apiFetch('/api/v1/agents', { schema: agentPageSchema, workspace, signal }),
  });
}

export function useAgent(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: agentKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/agents/${id}`, { schema: agentDetailSchema, workspace, signal }),
  });
}

/** What the scope editor offers to choose from. */
export function useScopeChoices(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: agentKeys.choices(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/agents/${id}/scope`, { schema: scopeChoicesSchema, workspace, signal }),
    // Asked for anew, the lists would jump under the hand that chooses.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** How often each part of its scope was used. */
export function useScopeUse(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: agentKeys.use(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/agents/${id}/scope-use`, { schema: scopeUseSchema, workspace, signal }),
  });
}

function useTouch() {
  const queryClient = useQueryClient();
  return () => Promise.all(touched.map((topic) => queryClient.invalidateQueries({ queryKey: [topic] })));
}

export function usePauseAgent(id: string) {
  const workspace = useWorkspaceSlug();
  const touch = useTouch();
  return useMutation({
    mutationFn: (reason: string) =>
      apiFetch(`/api/v1/agents/${id}/pause`, {
        method: 'POST',
        body: { reason },
        schema: stopResultSchema,
        workspace,
      }),
    onSettled: touch,
  });
}

export function useResumeAgent(id: string) {
  const workspace = useWorkspaceSlug();
  const touch = useTouch();
  return useMutation({
    mutationFn: (reason: string) =>
      apiFetch(`/api/v1/agents/${id}/resume`, {
        method: 'POST',
        body: { reason },
        schema: resumeResultSchema,
        workspace,
      }),
    onSettled: touch,
  });
}

export function useTrainAgent(id: string) {
  const workspace = useWorkspaceSlug();
  const touch = useTouch();
  return useMutation({
    mutationFn: () =>
      apiFetch(`/api/v1/agents/${id}/train`, { method: 'POST', schema: trainResultSchema, workspace }),
    onSettled: touch,
  });
}

/** Saves a new version of the scope, made on the version that was shown. */
export function useProposeScope(id: string) {
  const workspace = useWorkspaceSlug();
  const touch = useTouch();
  return useMutation({
    mutationFn: (body: { baseVersion: number; body: ScopeBody; note: string | null }) =>
      apiFetch(`/api/v1/agents/${id}/scope`, {
        method: 'POST',
        body,
        schema: proposeScopeResultSchema,
        workspace,
      }),
    onSettled: touch,
  });
}

/** The second admin's answer to a wider scope. */
export function useDecideScope(scopeId: string) {
  const workspace = useWorkspaceSlug();
  const touch = useTouch();
  return useMutation({
    mutationFn: (body: { answer: 'activate' | 'reject'; reason: string }) =>
      apiFetch(`/api/v1/scopes/${scopeId}/decision`, {
        method: 'POST',
        body,
        schema: decideScopeResultSchema,
        workspace,
      }),
    onSettled: touch,
  });
}
