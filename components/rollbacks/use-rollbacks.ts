'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { ChooseRowsBody, RequestRollbackBody, RollbackView } from '@/lib/contracts/rollbacks';
import { useWorkspaceSlug } from '../auth/access-context';
import { rollbackKeys } from './rollback-keys';

const contracts = () => import('@/lib/contracts/rollbacks');
/** It moves by itself while it is planned or runs: asked again as long as somebody looks. */
const FOLLOW_MS = 1500;
const isMoving = (status: RollbackView['status'] | undefined) =>
  status === 'planning' || status === 'running';

export function useRollbacks() {
  const workspace = useWorkspaceSlug();
  return useInfiniteQuery({
    queryKey: rollbackKeys.list(workspace),
    queryFn: ({ pageParam, signal }) =>
      apiFetch(`/api/v1/rollbacks${pageParam ? `?cursor=${encodeURIComponent(pageParam)}` : ''}`, {
        schema: () => contracts().then((module) => module.rollbackPageSchema),
        workspace,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.rows.some(({ status }) => isMoving(status))) ? FOLLOW_MS : false,
  });
}

export function useRollback(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: rollbackKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/rollbacks/${id}`, {
        schema: () => contracts().then((module) => module.rollbackViewSchema),
        workspace,
        signal,
      }),
    refetchInterval: ({ state }) => (isMoving(state.data?.status) ? FOLLOW_MS : false),
  });
}

export function useRollbackItems(id: string, outlook: string, isRunning: boolean) {
  const workspace = useWorkspaceSlug();
  return useInfiniteQuery({
    queryKey: rollbackKeys.items(workspace, id, outlook),
    queryFn: ({ pageParam, signal }) => {
      const params = new URLSearchParams({
        ...(outlook === 'all' ? {} : { outlook }),
        ...(pageParam ? { cursor: pageParam } : {}),
      });
      return apiFetch(`/api/v1/rollbacks/${id}/items?${params.toString()}`, {
        schema: () => contracts().then((module) => module.rollbackItemPageSchema),
        workspace,
        signal,
      });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: isRunning ? FOLLOW_MS : false,
  });
}

export function useRollbackSubjects() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: rollbackKeys.subjects(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/rollbacks/subjects', {
        schema: () => contracts().then((module) => module.rollbackSubjectListSchema),
        workspace,
        signal,
      }),
  });
}

function useRefresh() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: ['rollbacks'] });
}

export function useRequestRollback() {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (body: RequestRollbackBody) =>
      apiFetch('/api/v1/rollbacks', {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.rollbackRequestedSchema),
        workspace,
      }),
    onSettled: useRefresh(),
  });
}

export function useSteerRollback(id: string) {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (step: 'start' | 'pause' | 'cancel') =>
      apiFetch(`/api/v1/rollbacks/${id}/steer`, {
        method: 'POST',
        body: { step },
        schema: () => contracts().then((module) => module.rollbackSteeredSchema),
        workspace,
      }),
    onSettled: useRefresh(),
  });
}

export function useChooseRows(id: string) {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (body: ChooseRowsBody) =>
      apiFetch(`/api/v1/rollbacks/${id}/choices`, {
        method: 'PUT',
        body,
        schema: () => contracts().then((module) => module.rowsChosenSchema),
        workspace,
      }),
    onSettled: useRefresh(),
  });
}
