'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { AddSourceBody, EditSourceBody, PlanBody, SourceDetail } from '@/lib/contracts/sources';
import { useWorkspaceSlug } from '../auth/access-context';
import { sourceKeys } from './source-keys';

const contracts = () => import('@/lib/contracts/sources');
const writeKey = () => contracts().then((module) => module.writeKeySchema);
const at = (id: string) => `/api/v1/sources/${encodeURIComponent(id)}`;

export function useAddSource() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: AddSourceBody) =>
      apiFetch('/api/v1/sources', { method: 'POST', body, schema: writeKey, workspace }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sourceKeys.all }),
  });
}

export function useReplaceKey(id: string) {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: () => apiFetch(`${at(id)}/key`, { method: 'POST', schema: writeKey, workspace }),
  });
}

type Change<Body> = { method: 'PATCH' | 'POST'; path: string; body: Body };

/** A change that answers with the source as it then is. */
function useChange<Input>(id: string, toRequest: (input: Input) => Change<unknown>) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => {
      const { method, path, body } = toRequest(input);
      return apiFetch(`${at(id)}${path}`, {
        method,
        body,
        schema: () => contracts().then((module) => module.sourceDetailSchema),
        workspace,
      });
    },
    onSuccess: (detail: SourceDetail) => queryClient.setQueryData(sourceKeys.detail(workspace, id), detail),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sourceKeys.list(workspace) }),
  });
}

export const useEditSource = (id: string) =>
  useChange(id, (body: EditSourceBody) => ({ method: 'PATCH', path: '', body }));

export const useChangePlan = (id: string) =>
  useChange(id, (body: PlanBody) => ({ method: 'POST', path: '/plan', body }));

/** Reads a feed now, however soon it was to be read again. */
export const usePollFeed = (id: string) =>
  useChange(id, () => ({ method: 'POST', path: '/poll', body: undefined }));

/** From when on it is not believed, as ISO 8601; null believes it again. */
export const useDistrustSource = (id: string) =>
  useChange(id, (body: { from: string | null; reason: string }) => ({
    method: 'POST',
    path: '/distrust',
    body,
  }));
