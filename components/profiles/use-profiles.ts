'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ZodType } from 'zod';
import { apiFetch } from '@/lib/client/api';
import { useWorkspaceSlug } from '../auth/access-context';
import { profileKeys } from './profile-keys';

const contracts = () => import('@/lib/contracts/profiles');

/** Pairs of profiles that look like one person. */
export function useDuplicates(workspace: string) {
  return useQuery({
    queryKey: profileKeys.duplicates(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/profile-links', {
        schema: () => contracts().then((module) => module.duplicatePageSchema),
        workspace,
        signal,
      }),
  });
}

/** People of several profiles. */
export function useMergedPeople(workspace: string) {
  return useQuery({
    queryKey: profileKeys.merged(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/profile-links/merged', {
        schema: () => contracts().then((module) => module.mergedPeopleSchema),
        workspace,
        signal,
      }),
  });
}

/** The profiles that make one person. */
export function usePersonProfiles(workspace: string, contactId: string) {
  return useQuery({
    queryKey: profileKeys.ofPerson(workspace, contactId),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/contacts/${contactId}/profiles`, {
        schema: () => contracts().then((module) => module.personProfilesSchema),
        workspace,
        signal,
      }),
  });
}

/** Looks for further pairs. */
export const useFindDuplicates = () =>
  useProfileChange(
    () => '/api/v1/profile-links',
    () => contracts().then((module) => module.soughtDuplicatesSchema),
  );

const changed = () => contracts().then((module) => module.profileLinkSchema);

/** The two of a pair are one person. */
export const useConfirmLink = () =>
  useProfileChange((id: string) => `/api/v1/profile-links/${id}/confirm`, changed);

/** The two of a pair are two people. */
export const useRejectLink = () =>
  useProfileChange((id: string) => `/api/v1/profile-links/${id}/reject`, changed);

/** A profile is another person than the one it was joined with. */
export const useSplitProfile = () =>
  useProfileChange((contactId: string) => `/api/v1/profile-links/split/${contactId}`, changed);

function useProfileChange<Input, Output>(
  path: (input: Input) => string,
  schema: () => Promise<ZodType<Output>>,
) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => apiFetch(path(input), { method: 'POST', schema, workspace }),
    onSettled: () =>
      Promise.all(['contacts', 'audit'].map((topic) => queryClient.invalidateQueries({ queryKey: [topic] }))),
  });
}
