'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { LiftPauseBody, pauseBodySchema } from '@/lib/contracts/stops';
import { useWorkspaceSlug } from '../auth/access-context';
import { shellKeys } from './stop-keys';

const contracts = () => import('@/lib/contracts/stops');
/** What a stop met changes with every action: asked again while somebody looks. */
const FOLLOW_MS = 3000;

export function usePauses(status: 'active' | 'lifted') {
  const workspace = useWorkspaceSlug();
  return useInfiniteQuery({
    queryKey: shellKeys.pauses(workspace, status),
    queryFn: ({ pageParam, signal }) =>
      apiFetch(
        `/api/v1/pauses?status=${status}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
        { schema: () => contracts().then((module) => module.pausePageSchema), workspace, signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: FOLLOW_MS,
  });
}

export function usePauseAccount(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: shellKeys.pause(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/pauses/${id}`, {
        schema: () => contracts().then((module) => module.pauseAccountSchema),
        workspace,
        signal,
      }),
    refetchInterval: FOLLOW_MS,
  });
}

export function usePauseSubjects() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: shellKeys.subjects(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/pauses/subjects', {
        schema: () => contracts().then((module) => module.pauseSubjectListSchema),
        workspace,
        signal,
      }),
  });
}

export function useDrills() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: shellKeys.drills(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/stop-drills', {
        schema: () => contracts().then((module) => module.stopDrillListSchema),
        workspace,
        signal,
      }),
    refetchInterval: FOLLOW_MS,
  });
}

function useRefreshAll() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries();
}

export function usePause() {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (body: z.input<typeof pauseBodySchema>) =>
      apiFetch('/api/v1/pauses', {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.stopResultSchema),
        workspace,
      }),
    onSettled: useRefreshAll(),
  });
}

export function useLiftPause(id: string) {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (body: LiftPauseBody) =>
      apiFetch(`/api/v1/pauses/${id}/lift`, {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.resumeResultSchema),
        workspace,
      }),
    onSettled: useRefreshAll(),
  });
}

export function useStartDrill() {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: () =>
      apiFetch('/api/v1/stop-drills', {
        method: 'POST',
        schema: () => contracts().then((module) => module.drillStartedSchema),
        workspace,
      }),
    onSettled: useRefreshAll(),
  });
}

export function useScheduleDrills() {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (everyDays: number) =>
      apiFetch('/api/v1/stop-drills/schedule', {
        method: 'PUT',
        body: { everyDays },
        schema: () => contracts().then((module) => module.drillScheduleBodySchema),
        workspace,
      }),
    onSettled: useRefreshAll(),
  });
}
