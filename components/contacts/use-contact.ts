'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import { contactDetailSchema } from '@/lib/contracts/contacts';
import { contactKeys } from './contact-keys';

/** One contact with what belongs to it. */
export function useContact(workspace: string, id: string) {
  return useQuery({
    queryKey: contactKeys.detail(workspace, id),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/contacts/${id}`, { schema: contactDetailSchema, workspace, signal }),
  });
}
