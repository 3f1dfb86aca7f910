'use client';

import { useMutation } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { TryContentBody } from '@/lib/contracts/brand-safety';
import { useWorkspaceSlug } from '../auth/access-context';

/** Asks what brand guidelines say of content. Nothing is kept, so nothing has to be read again. */
export function useTryContent() {
  const workspace = useWorkspaceSlug();
  return useMutation({
    mutationFn: (body: TryContentBody) =>
      apiFetch('/api/v1/policies/try-content', {
        method: 'POST',
        body,
        schema: () => import('@/lib/contracts/brand-safety').then((module) => module.tryContentResultSchema),
        workspace,
      }),
  });
}
