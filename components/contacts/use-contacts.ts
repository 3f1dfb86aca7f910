'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { contactPageSchema } from '@/lib/contracts/contacts';
import { contactKeys } from './contact-keys';

/** A page of the workspace's contacts; `params` is the query string of the table. */
export function useContacts(workspace: string, params: string) {
  return useQuery({
    queryKey: contactKeys.list(workspace, params),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/contacts?${params}`, { schema: contactPageSchema, workspace, signal }),
    placeholderData: keepPreviousData,
  });
}
