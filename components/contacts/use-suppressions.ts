'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { DistressPage, SuppressAddressesBody, SuppressionPage } from '@/lib/contracts/suppressions';
import { useWorkspaceSlug } from '../auth/access-context';
import { contactKeys } from './contact-keys';

const contracts = () => import('@/lib/contracts/suppressions');

/** A page of the blocks on contact; `params` is the query string of the table. */
export function useSuppressions(params: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: contactKeys.suppressions(workspace, params),
    queryFn: ({ signal }) =>
      apiFetch<SuppressionPage>(`/api/v1/suppressions?${params}`, {
        schema: () => contracts().then((module) => module.suppressionPageSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

/** A page of the signs of distress. */
export function useDistress(params: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: contactKeys.distress(workspace, params),
    queryFn: ({ signal }) =>
      apiFetch<DistressPage>(`/api/v1/distress-signals?${params}`, {
        schema: () => contracts().then((module) => module.distressPageSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

/** Blocks e-mail to a list of addresses. */
export function useSuppressAddresses() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SuppressAddressesBody) =>
      apiFetch('/api/v1/suppressions', {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.suppressedAddressesSchema),
        workspace,
      }),
    onSettled: () =>
      Promise.all(['contacts', 'audit'].map((topic) => queryClient.invalidateQueries({ queryKey: [topic] }))),
  });
}
