'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ZodType } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { CorrectContactBody, NewRightsRequestBody, RightsRequestPage } from '@/lib/contracts/rights';
import type { IdentityProof } from '@/lib/core/rights/rights-request';
import { useWorkspaceSlug } from '../auth/access-context';
import { rightsKeys } from './rights-keys';

const contracts = () => import('@/lib/contracts/rights');

/** A page of what people ask for about their data; `params` is the query string of the table. */
export function useRightsRequests(params: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: rightsKeys.list(workspace, params),
    queryFn: ({ signal }) =>
      apiFetch<RightsRequestPage>(`/api/v1/rights-requests?${params}`, {
        schema: () => contracts().then((module) => module.rightsRequestPageSchema),
        workspace,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

/** One request with what was written about it. */
export function useRightsRequest(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: rightsKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/rights-requests/${id}`, {
        schema: () => contracts().then((module) => module.rightsRequestDetailSchema),
        workspace,
        signal,
      }),
  });
}

/** What concerns the rights of one contact. */
export function useContactRights(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: rightsKeys.contact(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/contacts/${id}/rights`, {
        schema: () => contracts().then((module) => module.contactRightsSchema),
        workspace,
        signal,
      }),
  });
}

/** Takes a request in. */
export const useReceiveRequest = () =>
  useRightsChange(
    (body: NewRightsRequestBody) => ({ path: '/api/v1/rights-requests', body }),
    () => contracts().then((module) => module.receivedRequestSchema),
  );

export type TakenStep =
  | { step: 'confirm'; body: { identityBy: IdentityProof } }
  | { step: 'start' | 'withdraw'; body?: undefined }
  | { step: 'extend' | 'refuse'; body: { reason: string } }
  | { step: 'fulfil'; body: { answer: string | null; correction: CorrectContactBody['fields'] | null } };

/** Takes a request one step on. */
export const useAdvanceRequest = (id: string) =>
  useRightsChange(
    ({ step, body }: TakenStep) => ({ path: `/api/v1/rights-requests/${id}/${step}`, body: body ?? {} }),
    () => contracts().then((module) => module.advancedRequestSchema),
  );

/** Puts fields of a contact right. */
export const useCorrectContact = (id: string) =>
  useRightsChange(
    (body: CorrectContactBody) => ({ path: `/api/v1/contacts/${id}/corrections`, body }),
    () => contracts().then((module) => module.correctedSchema),
  );

/** Lifts a restriction or an objection. */
export const useLiftLimit = () =>
  useRightsChange(
    ({ id, ...body }: { id: string; reason: string; atOwnWish: boolean }) => ({
      path: `/api/v1/processing-limits/${id}/lift`,
      body,
    }),
    () => contracts().then((module) => module.doneSchema),
  );

/** Makes a link to a person's own page. */
export const useMakeLink = (contactId: string) =>
  useRightsChange(
    (body: { days: number }) => ({ path: `/api/v1/contacts/${contactId}/self-service-links`, body }),
    () => contracts().then((module) => module.madeLinkSchema),
  );

/** Takes such a link back. */
export const useRevokeLink = () =>
  useRightsChange(
    (id: string) => ({ path: `/api/v1/self-service-links/${id}/revoke`, body: {} }),
    () => contracts().then((module) => module.doneSchema),
  );

function useRightsChange<Input, Output>(
  request: (input: Input) => { path: string; body: unknown },
  schema: () => Promise<ZodType<Output>>,
) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => {
      const { path, body } = request(input);
      return apiFetch<Output>(path, { method: 'POST', body, schema, workspace });
    },
    onSettled: () =>
      Promise.all(
        ['rights', 'contacts', 'audit'].map((topic) => queryClient.invalidateQueries({ queryKey: [topic] })),
      ),
  });
}
