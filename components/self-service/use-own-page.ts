'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { apiFetch } from '@/lib/client/api';
import type { SelfServicePage, SelfServiceRequestBody } from '@/lib/contracts/self-service';
import type { ContactChannel, Purpose } from '@/lib/core/contactability/purposes';

/** What a person can have done by their link. Each answer is the page as it is then. */
export type OwnAct =
  | { path: 'open'; body: Record<string, never> }
  | { path: 'requests'; body: SelfServiceRequestBody }
  | { path: 'requests/take-back'; body: { requestId: string } }
  | { path: 'consents'; body: { purpose: Purpose; channel: ContactChannel } };

/** What the parts of the page need: the link, what is kept, and the way to have something done. */
export type OwnDataProps = { token: string; page: SelfServicePage; act: (act: OwnAct) => Promise<unknown> };

/** What the link opens; null until they open it. It is held here alone and gone with the tab. */
export function useOwnPage(token: string) {
  const [page, setPage] = useState<SelfServicePage | null>(null);
  const act = useMutation({
    mutationFn: ({ path, body }: OwnAct) =>
      apiFetch<SelfServicePage>(`/api/self-service/${token}/${path}`, {
        method: 'POST',
        body,
        schema: () => import('@/lib/contracts/self-service').then((module) => module.selfServicePageSchema),
      }),
    onSuccess: setPage,
  });
  return { page, act: act.mutateAsync, isPending: act.isPending, error: act.error };
}
