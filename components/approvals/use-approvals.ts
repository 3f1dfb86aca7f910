'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { approvalPageSchema } from '@/lib/contracts/approvals';
import { approvalKeys } from './approval-keys';

/** A page of the queue or of what was decided. */
export function useApprovals(workspace: string, params: string) {
  return useQuery({
    queryKey: approvalKeys.list(workspace, params),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/approvals?${params}`, { schema: approvalPageSchema, workspace, signal }),
    placeholderData: keepPreviousData,
  });
}
