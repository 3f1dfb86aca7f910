'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { DecideManyBody, DelegateBody } from '@/lib/contracts/approvals';
import { useWorkspaceSlug } from '../auth/access-context';
import { approvalKeys } from './approval-keys';

const contracts = () => import('@/lib/contracts/approvals');

function useRefresh() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: ['approvals'] });
}

/** Who may decide approvals here. */
export function useReviewers() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: approvalKeys.reviewers(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/approvals/reviewers', {
        schema: () => contracts().then((module) => module.reviewerListSchema),
        workspace,
        signal,
      }),
  });
}

export function useReassign(id: string) {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (body: { reviewerId: string; reason: string }) =>
      apiFetch(`/api/v1/approvals/${id}/reviewer`, {
        method: 'PUT',
        body,
        schema: () => contracts().then((module) => module.reassignedSchema),
        workspace,
      }),
    onSettled: useRefresh(),
  });
}

export function useSnooze(id: string) {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (until: string) =>
      apiFetch(`/api/v1/approvals/${id}/snooze`, {
        method: 'PUT',
        body: { until },
        schema: () => contracts().then((module) => module.snoozedSchema),
        workspace,
      }),
    onSettled: useRefresh(),
  });
}

export function useAsk(id: string) {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (text: string) =>
      apiFetch(`/api/v1/approvals/${id}/messages`, {
        method: 'POST',
        body: { text },
        schema: () => contracts().then((module) => module.askedSchema),
        workspace,
      }),
    onSettled: useRefresh(),
  });
}

/** One answer to several questions, each bound to what was shown of it. */
export function useDecideMany() {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (body: DecideManyBody) =>
      apiFetch('/api/v1/approvals/decisions', {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.decidedManySchema),
        workspace,
      }),
    onSettled: useRefresh(),
  });
}

export function useDelegation() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: approvalKeys.delegation(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/approvals/delegation', {
        schema: () => contracts().then((module) => module.myDelegationSchema),
        workspace,
        signal,
      }),
  });
}

export function useDelegate() {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (body: DelegateBody) =>
      apiFetch('/api/v1/approvals/delegation', {
        method: 'PUT',
        body,
        schema: () => contracts().then((module) => module.myDelegationSchema),
        workspace,
      }),
    onSettled: useRefresh(),
  });
}

export function useEndDelegation() {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: () =>
      apiFetch('/api/v1/approvals/delegation', {
        method: 'DELETE',
        schema: () => contracts().then((module) => module.delegationEndedSchema),
        workspace,
      }),
    onSettled: useRefresh(),
  });
}
