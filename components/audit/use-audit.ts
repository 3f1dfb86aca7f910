'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { auditPageSchema } from '@/lib/contracts/audit';
import { auditKeys } from './audit-keys';

/** A page of the record. */
export function useAudit(workspace: string, params: string) {
  return useQuery({
    queryKey: auditKeys.list(workspace, params),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/audit?${params}`, { schema: auditPageSchema, workspace, signal }),
    placeholderData: keepPreviousData,
  });
}
