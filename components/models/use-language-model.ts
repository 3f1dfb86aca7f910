'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import {
  type DecideEvaluationBody,
  decideEvaluationResultSchema,
  languageModelSchema,
  modelEvaluationSchema,
  startEvaluationResultSchema,
} from '@/lib/contracts/language-models';
import { useWorkspaceSlug } from '../auth/access-context';
import { modelKeys } from './model-keys';

const FOLLOW_MS = 1500;

/** What writes for an agent, and what was evaluated. Followed while an evaluation runs. */
export function useLanguageModel(agentId: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: modelKeys.ofAgent(workspace, agentId),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/agents/${agentId}/language-model`, {
        schema: languageModelSchema,
        workspace,
        signal,
      }),
    refetchInterval: ({ state }) =>
      state.data?.evaluations.some(({ status }) => status === 'queued' || status === 'running')
        ? FOLLOW_MS
        : false,
  });
}

/** One evaluation with its cases; asked for anew whenever another case has come. */
export function useModelEvaluation(id: string, asked: number) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: [...modelKeys.evaluation(workspace, id), asked],
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/model-evaluations/${id}`, { schema: modelEvaluationSchema, workspace, signal }),
    placeholderData: (previous) => previous,
  });
}

function useTouch() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      ['agents', 'audit', 'overview'].map((topic) => queryClient.invalidateQueries({ queryKey: [topic] })),
    );
}

export function useStartEvaluation(agentId: string) {
  const workspace = useWorkspaceSlug();
  const touch = useTouch();
  return useMutation({
    mutationFn: () =>
      apiFetch(`/api/v1/agents/${agentId}/language-model/evaluations`, {
        method: 'POST',
        schema: startEvaluationResultSchema,
        workspace,
      }),
    onSettled: touch,
  });
}

export function useDecideEvaluation(id: string) {
  const workspace = useWorkspaceSlug();
  const touch = useTouch();
  return useMutation({
    mutationFn: (body: DecideEvaluationBody) =>
      apiFetch(`/api/v1/model-evaluations/${id}/decision`, {
        method: 'POST',
        body,
        schema: decideEvaluationResultSchema,
        workspace,
      }),
    onSettled: touch,
  });
}
