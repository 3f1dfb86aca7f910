'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ZodType } from 'zod';
import { apiFetch } from '@/lib/client/api';
import type { StateConsentBody } from '@/lib/contracts/consents';
import type { SuppressContactBody } from '@/lib/contracts/suppressions';
import { useWorkspaceSlug } from '../auth/access-context';
import { contactKeys } from './contact-keys';

const contracts = () => import('@/lib/contracts/consents');

/** Whether one person may be contacted at this moment, and what that rests on. */
export function useContactability(id: string) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: contactKeys.contactability(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/contacts/${id}/contactability`, {
        schema: () => contracts().then((module) => module.contactabilitySchema),
        workspace,
        signal,
      }),
  });
}

/** Records a yes or a no of one person. */
export function useStateConsent(id: string) {
  return useContactChange((body: StateConsentBody) => ({ path: `/api/v1/contacts/${id}/consents`, body }));
}

/** Blocks contact with one person. */
export function useSuppressContact(id: string) {
  return useContactChange((body: SuppressContactBody) => ({
    path: `/api/v1/contacts/${id}/suppressions`,
    body,
  }));
}

/** Erases one person for good. */
export function useEraseContact(id: string) {
  return useContactChange(
    (body: { confirm: 'erase' }) => ({ path: `/api/v1/contacts/${id}/erasure`, body }),
    () => import('@/lib/contracts/contacts').then((module) => module.erasedSchema),
  );
}

/** Lifts a block. */
export function useLiftSuppression() {
  return useContactChange(({ id, reason }: { id: string; reason: string }) => ({
    path: `/api/v1/suppressions/${id}/lift`,
    body: { reason },
  }));
}

/** Closes a sign of distress. */
export function useCloseDistress() {
  return useContactChange(({ id, note }: { id: string; note: string }) => ({
    path: `/api/v1/distress-signals/${id}/close`,
    body: { note },
  }));
}

const statedSchema = (): Promise<ZodType> => contracts().then((module) => module.statedSchema);

function useContactChange<Input>(
  request: (input: Input) => { path: string; body: unknown },
  schema: () => Promise<ZodType> = statedSchema,
) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => {
      const { path, body } = request(input);
      return apiFetch(path, {
        method: 'POST',
        body,
        schema,
        workspace,
      });
    },
    onSettled: () =>
      Promise.all(['contacts', 'audit'].map((topic) => queryClient.invalidateQueries({ queryKey: [topic] }))),
  });
}
