'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { changeBudgetBodySchema, createBudgetBodySchema } from '@/lib/contracts/budgets';
import { useWorkspaceSlug } from '../auth/access-context';
import { budgetKeys } from './budget-keys';

const contracts = () => import('@/lib/contracts/budgets');
const touched = ['budgets', 'overview', 'audit'];

export function useBudgets() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: budgetKeys.list(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/budgets', {
        schema: () => contracts().then((module) => module.budgetPageSchema),
        workspace,
        signal,
      }),
  });
}

export function useBudget(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: budgetKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/budgets/${id}`, {
        schema: () => contracts().then((module) => module.budgetDetailSchema),
        workspace,
        signal,
      }),
  });
}

/** What a budget can cap, by name. */
export function useBudgetSubjects() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: budgetKeys.subjects(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/budgets/subjects', {
        schema: () => contracts().then((module) => module.budgetSubjectListSchema),
        workspace,
        signal,
      }),
  });
}

function useTouch() {
  const queryClient = useQueryClient();
  return () => Promise.all(touched.map((topic) => queryClient.invalidateQueries({ queryKey: [topic] })));
}

export function useCreateBudget() {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (body: z.input<typeof createBudgetBodySchema>) =>
      apiFetch('/api/v1/budgets', {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.createBudgetResultSchema),
        workspace,
      }),
    onSettled: useTouch(),
  });
}

/** Changes cap or pacing; what gives more room waits. */
export function useChangeBudget(id: string) {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (body: z.input<typeof changeBudgetBodySchema>) =>
      apiFetch(`/api/v1/budgets/${id}`, {
        method: 'PATCH',
        body,
        schema: () => contracts().then((module) => module.changeBudgetResultSchema),
        workspace,
      }),
    onSettled: useTouch(),
  });
}

export function useArchiveBudget(id: string) {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (note: string | null) =>
      apiFetch(`/api/v1/budgets/${id}/archive`, {
        method: 'POST',
        body: { note },
        schema: () => contracts().then((module) => module.changeBudgetResultSchema),
        workspace,
      }),
    onSettled: useTouch(),
  });
}

/** The answer to a change that waits. */
export function useDecideBudgetChange(changeId: string) {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (body: { answer: 'confirm' | 'reject'; reason: string }) =>
      apiFetch(`/api/v1/budgets/changes/${changeId}/decision`, {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.decideBudgetChangeResultSchema),
        workspace,
      }),
    onSettled: useTouch(),
  });
}
