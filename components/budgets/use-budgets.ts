'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { budgetDetailSchema, budgetPageSchema, setBudgetCapResultSchema } from '@/lib/contracts/budgets';
import { useWorkspaceSlug } from '../auth/access-context';
import { budgetKeys } from './budget-keys';

export function useBudgets() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: budgetKeys.list(workspace),
    queryFn: ({ signal }) => apiFetch('/api/v1/budgets', { schema: budgetPageSchema, workspace, signal }),
  });
}

export function useBudget(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: budgetKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/budgets/${id}`, { schema: budgetDetailSchema, workspace, signal }),
  });
}

/** Changes a cap; `capMicros` as text. */
export function useSetBudgetCap(id: string) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (capMicros: string) =>
      apiFetch(`/api/v1/budgets/${id}`, {
        method: 'PATCH',
        body: { capMicros },
        schema: setBudgetCapResultSchema,
        workspace,
      }),
    onSettled: () =>
      Promise.all(
        ['budgets', 'overview', 'audit'].map((topic) => queryClient.invalidateQueries({ queryKey: [topic] })),
      ),
  });
}
