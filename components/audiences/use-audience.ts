import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { AudiencePreview, EnrolAudienceBody } from '@/lib/contracts/audiences';
import type { AudienceFilter } from '@/lib/core/audiences/audience-filter';
import type { Purpose } from '@/lib/core/contactability/purposes';
import { actionKeys } from '../actions/action-keys';
import { useWorkspaceSlug } from '../auth/access-context';

const contracts = () => import('@/lib/contracts/audiences');

/** Whom a filter comes to now, looked up again whenever it changes. */
export function useAudiencePreview(filter: AudienceFilter, purpose: Purpose) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: ['audiences', workspace, purpose, filter],
    queryFn: ({ signal }) =>
      apiFetch<AudiencePreview>('/api/v1/audiences/preview', {
        method: 'POST',
        body: { filter, purpose },
        schema: () => contracts().then((module) => module.audiencePreviewSchema),
        workspace,
        signal,
      }),
    // What can be written to them depends on the purpose: another one's sequences are not shown meanwhile.
    placeholderData: (previous, query) => (query?.queryKey[2] === purpose ? previous : undefined),
  });
}

/** Asks for an audience to be enrolled. */
export function useEnrolAudience() {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: EnrolAudienceBody) =>
      apiFetch('/api/v1/audiences', {
        method: 'POST',
        body,
        schema: () => import('@/lib/contracts/actions').then((module) => module.askedActionResultSchema),
        workspace,
      }),
    onSettled: () =>
      Promise.all(
        [['audiences', workspace], actionKeys.enrolments(workspace)].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
