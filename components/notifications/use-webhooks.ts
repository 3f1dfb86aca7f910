'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import {
  notificationsListSchema,
  testResultSchema,
  webhookSecretSchema,
  webhooksSchema,
} from '@/lib/contracts/webhooks';
import { useWorkspaceSlug } from '../auth/access-context';
import { notificationKeys } from './notification-keys';

/** Sending is no change that is on record, so nothing tells of it: it is looked at again. */
const LOOK_EVERY_MS = 15_000;

export function useWebhooks() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: notificationKeys.webhooks(workspace),
    queryFn: ({ signal }) => apiFetch('/api/v1/webhooks', { schema: webhooksSchema, workspace, signal }),
    refetchInterval: LOOK_EVERY_MS,
  });
}

/** One page of what was sent; `search` is the query string of the table. */
export function useNotifications(search: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: notificationKeys.sent(workspace, search),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/notifications?${search}`, { schema: notificationsListSchema, workspace, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: LOOK_EVERY_MS,
  });
}

const at = (webhookId: string) => `/api/v1/webhooks/${encodeURIComponent(webhookId)}`;

function useChange<Input, Result>(change: (input: Input, workspace: string) => Promise<Result>) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => change(input, workspace),
    onSettled: () => queryClient.invalidateQueries({ queryKey: notificationKeys.all }),
  });
}

export const useAddWebhook = () =>
  useChange((body: { url: string }, workspace) =>
    apiFetch('/api/v1/webhooks', { method: 'POST', body, schema: webhookSecretSchema, workspace }),
  );

export const useRemoveWebhook = () =>
  useChange((webhookId: string, workspace) =>
    apiFetch(at(webhookId), { method: 'DELETE', schema: webhooksSchema, workspace }),
  );

export const useReplaceSecret = () =>
  useChange((webhookId: string, workspace) =>
    apiFetch(`${at(webhookId)}/secret`, { method: 'POST', schema: webhookSecretSchema, workspace }),
  );

export const useTestWebhook = () =>
  useChange((webhookId: string, workspace) =>
    apiFetch(`${at(webhookId)}/test`, { method: 'POST', schema: testResultSchema, workspace }),
  );

export const useTestMail = () =>
  useChange((_: undefined, workspace) =>
    apiFetch('/api/v1/me/test-mail', { method: 'POST', schema: testResultSchema, workspace }),
  );
