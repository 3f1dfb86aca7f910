'use client';

import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { FileSamples, MapFileBody } from '@/lib/contracts/files';
import { useWorkspaceSlug } from '../auth/access-context';
import { fileKeys } from './file-keys';
import { isMoving } from './file-words';

const contracts = () => import('@/lib/contracts/files');
const FOLLOW_MS = 1000;
const at = (id: string) => `/api/v1/files/${encodeURIComponent(id)}`;

export function useFiles() {
  const workspace = useWorkspaceSlug();
  return useInfiniteQuery({
    queryKey: fileKeys.list(workspace),
    queryFn: ({ pageParam, signal }) =>
      apiFetch(`/api/v1/files${pageParam ? `?cursor=${encodeURIComponent(pageParam)}` : ''}`, {
        schema: () => contracts().then((module) => module.filePageSchema),
        workspace,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.rows.some(({ status }) => isMoving(status))) ? FOLLOW_MS : false,
  });
}

export function useFile(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: fileKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(at(id), {
        schema: () => contracts().then((module) => module.fileDetailSchema),
        workspace,
        signal,
      }),
    refetchInterval: ({ state }) => (isMoving(state.data?.status) ? FOLLOW_MS : false),
  });
}

/** What the first rows say by a mapping that is not kept yet. */
export function useFileSample(id: string, body: MapFileBody) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: fileKeys.sample(workspace, id, JSON.stringify(body)),
    queryFn: ({ signal }) =>
      apiFetch<FileSamples>(`${at(id)}/sample`, {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.fileSamplesSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

export function useFileRejects(id: string, isEnabled: boolean) {
  const workspace = useWorkspaceSlug();
  return useInfiniteQuery({
    queryKey: fileKeys.rejects(workspace, id),
    queryFn: ({ pageParam, signal }) =>
      apiFetch(`${at(id)}/rejects?limit=20${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`, {
        schema: () => contracts().then((module) => module.fileRejectPageSchema),
        workspace,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    enabled: isEnabled,
  });
}

function useRefresh() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: fileKeys.all(workspace) });
}

/** Keeps a mapping where one is given, and then takes a step. */
export function useSteerFile(id: string) {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: async ({ step, keep }: { step: FileStep | null; keep?: MapFileBody }) => {
      if (keep) await apiFetch(`${at(id)}/mapping`, { method: 'PUT', body: keep, workspace });
      if (step) await apiFetch(`${at(id)}/${step}`, { method: 'POST', workspace });
    },
    onSettled: useRefresh(),
  });
}
export type FileStep = 'check' | 'import' | 'pause' | 'resume';

export function useDropFile(id: string) {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: () => apiFetch(at(id), { method: 'DELETE', workspace }),
    onSettled: useRefresh(),
  });
}
