'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { decisionKeys } from './decision-keys';

/** The explanation of one decision, asked for once somebody wants to see it. */
export function useDecisionExplanation(workspace: string, id: string, wanted: boolean) {
  return useQuery({
    queryKey: decisionKeys.explanation(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/decisions/${id}/explanation`, {
        schema: () => import('@/lib/contracts/decisions').then((module) => module.decisionExplanationSchema),
        workspace,
        signal,
      }),
    enabled: wanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
