'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { PolicyBody } from '@/lib/core/gate/policy-body';
import { useWorkspaceSlug } from '../auth/access-context';
import { policyKeys } from './policy-keys';

const contracts = () => import('@/lib/contracts/policies');
const touched = ['policies', 'agents', 'approvals', 'overview', 'audit'];
const asTyped = (body: PolicyBody) => body as unknown as Record<string, unknown>;

function useTouch() {
  const queryClient = useQueryClient();
  return () => Promise.all(touched.map((topic) => queryClient.invalidateQueries({ queryKey: [topic] })));
}

/** The policy in force, what is proposed, and one's own draft. */
export function usePolicyScreen() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: policyKeys.screen(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/policies', {
        schema: () => contracts().then((module) => module.policyScreenSchema),
        workspace,
        signal,
      }),
  });
}

/** Keeps what is being typed; the answer says what is wrong with it and what it would change. */
export function useSavePolicyDraft() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ baseVersion, body }: { baseVersion: number; body: PolicyBody }) =>
      apiFetch('/api/v1/policies/draft', {
        method: 'PUT',
        body: { baseVersion, body: asTyped(body) },
        schema: () => contracts().then((module) => module.policyScreenSchema),
        workspace,
      }),
    onSuccess: (screen) => queryClient.setQueryData(policyKeys.screen(workspace), screen),
  });
}

export function useDiscardPolicyDraft() {
  const workspace = useWorkspaceSlug();
  const touch = useTouch();
  return useMutation({
    mutationFn: () =>
      apiFetch('/api/v1/policies/draft', {
        method: 'DELETE',
        schema: () => contracts().then((module) => module.discardedDraftSchema),
        workspace,
      }),
    onSettled: touch,
  });
}

/** Puts a narrower policy into force, or asks a second person for a wider one. */
export function useProposePolicy() {
  const workspace = useWorkspaceSlug();
  const touch = useTouch();
  return useMutation({
    mutationFn: ({ body, ...rest }: { baseVersion: number; body: PolicyBody; note: string | null }) =>
      apiFetch('/api/v1/policies', {
        method: 'POST',
        body: { ...rest, body: asTyped(body) },
        schema: () => contracts().then((module) => module.proposePolicyResultSchema),
        workspace,
      }),
    onSettled: touch,
  });
}

/** The second person's answer. */
export function useDecidePolicy(id: string) {
  const workspace = useWorkspaceSlug();
  const touch = useTouch();
  return useMutation({
    mutationFn: (body: { answer: 'confirm' | 'reject'; reason: string }) =>
      apiFetch(`/api/v1/policies/${id}/decision`, {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.decidePolicyResultSchema),
        workspace,
      }),
    onSettled: touch,
  });
}

/** Proposes what an older version said as a new one. */
export function useRestorePolicy() {
  const workspace = useWorkspaceSlug();
  const touch = useTouch();
  return useMutation({
    mutationFn: ({ version, ...body }: { version: number; baseVersion: number; note: string | null }) =>
      apiFetch(`/api/v1/policies/versions/${version}/restore`, {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.proposePolicyResultSchema),
        workspace,
      }),
    onSettled: touch,
  });
}

export function usePolicyVersions() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: policyKeys.versions(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/policies/versions', {
        schema: () => contracts().then((module) => module.policyVersionListSchema),
        workspace,
        signal,
      }),
  });
}

/** What would change from one version to another. */
export function useComparePolicies(from: number, to: number) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: policyKeys.compare(workspace, from, to),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/policies/compare?from=${from}&to=${to}`, {
        schema: () => contracts().then((module) => module.policyCompareSchema),
        workspace,
        signal,
      }),
    enabled: from !== to,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
