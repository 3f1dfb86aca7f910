'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { CloseQuestionBody } from '@/lib/contracts/research';
import { useWorkspaceSlug } from '../auth/access-context';
import { researchKeys } from './research-keys';

const contracts = () => import('@/lib/contracts/research');
const accountResearch = () => contracts().then((module) => module.accountResearchSchema);

/** What our own data says of an account, with the question that is worth asking next. */
export function useResearch(accountId: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: researchKeys.account(workspace, accountId),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/accounts/${encodeURIComponent(accountId)}/research`, {
        schema: accountResearch,
        workspace,
        signal,
      }),
  });
}

/** A change of what was asked; it answers with the research as it then is, and the profile may look different as well. */
function useChangeQuestions<Input>(
  accountId: string,
  toRequest: (input: Input) => { method: 'POST' | 'DELETE'; path: string; body?: unknown },
) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => {
      const { path, ...request } = toRequest(input);
      return apiFetch(`/api/v1/accounts/${encodeURIComponent(accountId)}/questions${path}`, {
        ...request,
        schema: accountResearch,
        workspace,
      });
    },
    onSuccess: (research) => queryClient.setQueryData(researchKeys.account(workspace, accountId), research),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['accounts', workspace] }),
  });
}

/** Says that somebody is asked, or what came of it. */
export const useCloseQuestion = (accountId: string) =>
  useChangeQuestions(accountId, (body: CloseQuestionBody) => ({ method: 'POST', path: '', body }));

/** Takes back what was said to have come of a question. */
export const useTakeBackAnswer = (accountId: string) =>
  useChangeQuestions(accountId, (questionId: string) => ({
    method: 'DELETE',
    path: `/${encodeURIComponent(questionId)}`,
  }));

/** What came of the specialist that finds surges and names questions. */
export function useSignalIntelligence(days: number) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: researchKeys.results(workspace, days),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/signal-intelligence?days=${days}`, {
        schema: () => contracts().then((module) => module.signalIntelligenceSchema),
        workspace,
        signal,
      }),
  });
}
