'use client';

import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { AlarmPage } from '@/lib/contracts/alarms';
import { useWorkspaceSlug } from '../auth/access-context';
import { alarmKeys } from './alarm-keys';

const contracts = () => import('@/lib/contracts/alarms');

/** Alarms, page after page; `params` is the query string. */
export function useAlarms(params: string) {
  const workspace = useWorkspaceSlug();
  return useInfiniteQuery({
    queryKey: alarmKeys.list(workspace, params),
    queryFn: ({ pageParam, signal }) =>
      apiFetch<AlarmPage>(
        `/api/v1/alarms?${params}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
        { schema: () => contracts().then((module) => module.alarmPageSchema), workspace, signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

export function useAlarm(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: alarmKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/alarms/${encodeURIComponent(id)}`, {
        schema: () => contracts().then((module) => module.alarmSchema),
        workspace,
        signal,
      }),
  });
}

/** What an agent decides at equal context, beside its baseline. */
export function useAgentDrift(agentId: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: alarmKeys.drift(workspace, agentId),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/agents/${encodeURIComponent(agentId)}/drift`, {
        schema: () => contracts().then((module) => module.agentDriftSchema),
        workspace,
        signal,
      }),
  });
}

function useDealWith<Input>(id: string, path: string, toBody: (input: Input) => object | undefined) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => {
      const body = toBody(input);
      return apiFetch(`/api/v1/alarms/${encodeURIComponent(id)}/${path}`, {
        method: 'POST',
        ...(body ? { body } : {}),
        schema: () => contracts().then((module) => module.alarmIdSchema),
        workspace,
      });
    },
    onSettled: () =>
      Promise.all(
        ['alarms', 'overview'].map((topic) => queryClient.invalidateQueries({ queryKey: [topic] })),
      ),
  });
}

export const useAcknowledgeAlarm = (id: string) => useDealWith<void>(id, 'acknowledgement', () => undefined);
export const useSettleAlarm = (id: string) =>
  useDealWith<{ reason: string; beginsAnew: boolean }>(id, 'settlement', (body) => body);
