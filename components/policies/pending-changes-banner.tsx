'use client';

import { useQuery } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { apiFetch } from '@/lib/client/api';
import { Callout } from '../ui/callout';
import { TextLink } from '../ui/text-link';
import { AbsoluteTime } from '../ui/time';
import { policyKeys } from './policy-keys';

/** Tells everybody that something would give agents more room, and when: it waits for a second person or for its time. */
export function PendingChangesBanner({ workspace }: { workspace: string }) {
  const pathname = usePathname();
  const { data } = useQuery({
    queryKey: policyKeys.pending(workspace),
    queryFn: ({ signal }) =>
      apiFetch('/api/v1/policies/pending', {
        schema: () => import('@/lib/contracts/policies').then((module) => module.pendingChangesSchema),
        workspace,
        signal,
      }),
    staleTime: 60_000,
  });
  // Its own page says it in full.
  const elsewhere = data?.changes.filter(({ path }) => !pathname.startsWith(path)) ?? [];
  if (elsewhere.length === 0) return null;
  return (
    <div className="mb-5 flex flex-col gap-2 print:hidden">
      {elsewhere.map(({ kind, name, path, effectiveAt, proposedBy }) => (
        <Callout
          key={`${kind} ${path}`}
          tone="wait"
          actions={<TextLink href={path}>See what would change</TextLink>}
        >
          {kind === 'policy' ? 'A wider policy' : `A wider ${kind} (${name})`}
          {proposedBy?.name ? `, proposed by ${proposedBy.name},` : ''}{' '}
          {effectiveAt ? (
            <>
              takes effect <AbsoluteTime at={effectiveAt} /> unless somebody rejects it.
            </>
          ) : (
            'waits for a second person.'
          )}
        </Callout>
      ))}
    </div>
  );
}
