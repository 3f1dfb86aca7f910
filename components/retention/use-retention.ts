'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { PlaceHoldBody, SetRetentionBody } from '@/lib/contracts/record-retention';
import type { RetentionKind } from '@/lib/core/audit/retention';
import { useWorkspaceSlug } from '../auth/access-context';
import { retentionKeys } from './retention-keys';

const contracts = () => import('@/lib/contracts/record-retention');
const viewSchema = () => contracts().then((module) => module.recordRetentionSchema);

/** How long contents are kept, the holds, and what was dropped. */
export function useRetention() {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: retentionKeys.all(workspace),
    queryFn: ({ signal }) => apiFetch('/api/v1/record-retention', { schema: viewSchema, workspace, signal }),
  });
}

/** How many entries of a kind are older than so many days; asked once they are a number that is allowed. */
export function useRetentionPreview(kind: RetentionKind, days: number | null) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: retentionKeys.preview(workspace, kind, days ?? 0),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/record-retention/preview?${new URLSearchParams({ kind, days: String(days) })}`, {
        schema: () => contracts().then((module) => module.retentionPreviewSchema),
        workspace,
        signal,
      }),
    enabled: days !== null,
  });
}

/** Sets how long entries of a kind keep what they say. */
export function useSetRetention(kind: RetentionKind) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: SetRetentionBody) =>
      apiFetch(`/api/v1/record-retention/${kind}`, { method: 'PUT', body, schema: viewSchema, workspace }),
    onSuccess: (view) => queryClient.setQueryData(retentionKeys.all(workspace), view),
  });
}

/** Places a legal hold. */
export function usePlaceHold() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: PlaceHoldBody) =>
      apiFetch('/api/v1/record-holds', {
        method: 'POST',
        body,
        schema: () => contracts().then((module) => module.holdPlacedSchema),
        workspace,
      }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: retentionKeys.all(workspace) }),
  });
}

/** Lifts one, with a reason. */
export function useLiftHold(holdId: string) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      apiFetch(`/api/v1/record-holds/${holdId}/lift`, {
        method: 'POST',
        body: { reason },
        schema: viewSchema,
        workspace,
      }),
    onSuccess: (view) => queryClient.setQueryData(retentionKeys.all(workspace), view),
  });
}
