'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { PutIpRangesBody } from '@/lib/contracts/ip-ranges';
import { useWorkspaceSlug } from '../auth/access-context';
import { ipRangeKeys } from './ip-range-keys';

const contracts = () => import('@/lib/contracts/ip-ranges');
const lists = () => contracts().then((module) => module.ipRangeListsSchema);

export function useIpRanges() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: ipRangeKeys.list(workspace),
    queryFn: ({ signal }) => apiFetch('/api/v1/ip-ranges', { schema: lists, workspace, signal }),
  });
}

type Change = { method: 'PUT' | 'DELETE'; path: string; body?: PutIpRangesBody };

/** A change that answers with all lists as they then are. */
function useChange<Input>(toRequest: (input: Input) => Change) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => {
      const { method, path, body } = toRequest(input);
      return apiFetch(`/api/v1/ip-ranges${path}`, { method, body, schema: lists, workspace });
    },
    onSuccess: (items) => queryClient.setQueryData(ipRangeKeys.list(workspace), items),
  });
}

/** Keeps a file; one of the same name is replaced. */
export const usePutIpRanges = () => useChange((body: PutIpRangesBody) => ({ method: 'PUT', path: '', body }));

export const useRemoveIpRanges = () =>
  useChange((listId: string) => ({ method: 'DELETE', path: `/${encodeURIComponent(listId)}` }));

/** In which lists an address is. */
export function useCheckAddress() {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (address: string) =>
      apiFetch(`/api/v1/ip-ranges/check?address=${encodeURIComponent(address)}`, {
        schema: () => contracts().then((module) => module.checkedAddressSchema),
        workspace,
      }),
  });
}
