'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type {
  AddTopicBody,
  BuyingGroup,
  ConfirmRoleBody,
  EditTopicBody,
  TopicPatterns,
} from '@/lib/contracts/interest';
import { useWorkspaceSlug } from '../auth/access-context';
import { interestKeys } from './interest-keys';

const contracts = () => import('@/lib/contracts/interest');
const topicId = () => contracts().then((module) => module.topicIdSchema);
const surgeId = () => contracts().then((module) => module.surgeIdSchema);

type Change = { method: 'POST' | 'PATCH' | 'DELETE'; path: string; body?: unknown };

/** A change of topics, after which their list is read anew. */
function useChangeTopics<Input>(toRequest: (input: Input) => Change) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => {
      const { path, ...request } = toRequest(input);
      return apiFetch(`/api/v1/topics${path}`, { ...request, schema: topicId, workspace });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: interestKeys.topics(workspace) }),
  });
}

export const useAddTopic = () =>
  useChangeTopics((body: AddTopicBody) => ({ method: 'POST', path: '', body }));
export const useEditTopic = (id: string) =>
  useChangeTopics((body: EditTopicBody) => ({
    method: 'PATCH',
    path: `/${encodeURIComponent(id)}`,
    body,
  }));
export const useArchiveTopic = (id: string) =>
  useChangeTopics(() => ({ method: 'DELETE', path: `/${encodeURIComponent(id)}` }));

/** What patterns would match of what was done lately; changes nothing. */
export function useTryTopic() {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (patterns: TopicPatterns) =>
      apiFetch('/api/v1/topics/trial', {
        method: 'POST',
        body: { patterns },
        schema: () => contracts().then((module) => module.topicTrialSchema),
        workspace,
      }),
  });
}

export function useDismissSurge(id: string) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      apiFetch(`/api/v1/surges/${encodeURIComponent(id)}/dismissal`, {
        method: 'POST',
        body: { reason },
        schema: surgeId,
        workspace,
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['signals', workspace, 'surges'] }),
  });
}

/** Says which part somebody plays, or takes that back; answers with the group as it then is. */
export function useConfirmRole(accountId: string) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: ConfirmRoleBody) =>
      apiFetch(`/api/v1/accounts/${encodeURIComponent(accountId)}/buying-group`, {
        method: 'PUT',
        body,
        schema: () => contracts().then((module) => module.buyingGroupSchema),
        workspace,
      }),
    onSuccess: (group: BuyingGroup) =>
      queryClient.setQueryData(interestKeys.group(workspace, accountId), group),
  });
}
