'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { SwitchPlayBody } from '@/lib/contracts/plays';
import type { PlayBodyInput } from '@/lib/core/plays/play-body';
import { useWorkspaceSlug } from '../auth/access-context';

const contracts = () => import('@/lib/contracts/plays');
const playId = () => contracts().then((module) => module.playIdSchema);

type Change = { method: 'POST' | 'PATCH' | 'PUT'; path: string; body: unknown };

/** A change of a play, after which all that is shown of plays is read anew. */
function useChange<Input>(toRequest: (input: Input) => Change) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => {
      const { path, ...request } = toRequest(input);
      return apiFetch(`/api/v1/plays${path}`, { ...request, schema: playId, workspace });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['plays', workspace] }),
  });
}

const at = (id: string): string => `/${encodeURIComponent(id)}`;

export const useCreatePlay = () =>
  useChange((body: { name: string; title: string; body: PlayBodyInput }) => ({
    method: 'POST',
    path: '',
    body,
  }));
export const useChangePlay = (id: string) =>
  useChange((body: { version: number; title: string; body: PlayBodyInput }) => ({
    method: 'PATCH',
    path: at(id),
    body,
  }));
export const useSwitchPlay = (id: string) =>
  useChange((body: SwitchPlayBody) => ({ method: 'PUT', path: `${at(id)}/status`, body }));

/** Whom the saved version would have taken up; nobody is. */
export function useTryPlay(id: string) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { version: number; days: number }) =>
      apiFetch(`/api/v1/plays${at(id)}/trial`, {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.playTrialSchema),
        workspace,
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['plays', workspace] }),
  });
}
