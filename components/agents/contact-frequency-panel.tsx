'use client';

import { useQuery } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { ContactFrequency } from '@/lib/contracts/contact-habits';
import { useWorkspaceSlug } from '../auth/access-context';
import { CurveWithBand } from '../charts/curve-with-band';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Panel } from '../ui/panel';
import { Skeleton } from '../ui/skeleton';
import { agentKeys } from './agent-keys';

/** What each further contact without an answer brings, and after which one the sequencer stops. */
export function ContactFrequencyPanel({ agentId }: { agentId: string }) {
  const workspace = useWorkspaceSlug();
  const { data, error, refetch } = useQuery({
    queryKey: agentKeys.contactFrequency(workspace, agentId),
    queryFn: ({ signal }) =>
      apiFetch(`/api/v1/agents/${agentId}/contact-frequency`, {
        schema: () =>
          import('@/lib/contracts/contact-habits').then((module) => module.contactFrequencySchema),
        workspace,
        signal,
      }),
  });
  return (
    <Panel
      title="What another contact brings"
      description="Answers per 1,000 contacts, less refusals, by how many went without an answer before."
    >
      {data ? (
        <Frequency frequency={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <Skeleton />
      )}
    </Panel>
  );
}

function Frequency({ frequency }: { frequency: ContactFrequency }) {
  const { contacts, leastPerThousand, lastWorthwhile, assumptions } = frequency;
  const verdict =
    lastWorthwhile === null
      ? 'No contact is known to bring too little: only the caps of the contact rules stop a sequence.'
      : `After contact ${lastWorthwhile} without an answer a sequence stops.`;
  return (
    <div className="flex flex-col gap-4">
      {contacts.length > 0 ? (
        <>
          <p className="text-sm">{verdict}</p>
          <CurveWithBand
            points={contacts.map(({ contact, mean, low, high }) => ({
              label: String(contact),
              value: mean,
              low,
              high,
            }))}
            valueLabel="Answers per 1,000"
            bandLabel="8 in 10"
            limit={
              leastPerThousand > 0 ? { value: leastPerThousand, label: 'Asked for by the policy' } : null
            }
            categoryLabel="Contact"
            format="number"
            summary={`Answers per 1,000 contacts by their number without an answer. ${verdict}`}
          />
        </>
      ) : (
        <EmptyState title="Nothing is learnt yet">
          It is learnt every night from contacts that were made two weeks ago and before.
        </EmptyState>
      )}
      <ul className="flex list-disc flex-col gap-1 pl-4 text-xs text-muted">
        {assumptions.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}
