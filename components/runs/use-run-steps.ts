'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { runStepsSchema } from '@/lib/contracts/run-steps';
import { runKeys } from './run-keys';

/** The steps of a run's workflow; the stream wakes it with each step. */
export function useRunSteps(workspace: string, id: string) {
  return useQuery({
    queryKey: runKeys.steps(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/runs/${id}/steps`, { schema: runStepsSchema, workspace, signal }),
  });
}
