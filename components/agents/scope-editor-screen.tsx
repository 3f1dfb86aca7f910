'use client';

import { readGrant } from '@/lib/core/scopes/grants';
import { useAccess } from '../auth/access-context';
import { Page } from '../layout/page';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { PageSkeleton } from '../ui/skeleton';
import { ScopeEditor } from './scope-editor';
import { useAgent, useScopeChoices } from './use-agents';

const nothing: readonly string[] = [];

/** Changes what an agent may do. `without`: parts, as an address carries them, that are left out from the start. */
export function ScopeEditorScreen({ id, without = nothing }: { id: string; without?: readonly string[] }) {
  const { slug } = useAccess().workspace;
  const { data: agent, error, refetch } = useAgent(id);
  const choices = useScopeChoices(id);
  if (!agent) return error ? <ErrorState error={error} onRetry={refetch} /> : <PageSkeleton />;
  return (
    <Page>
      <PageHeader
        title={`What ${agent.name} may do`}
        description="Only what you grant here. Less takes effect at once; anything more waits for a second admin."
        breadcrumb={[
          { label: 'Agents', href: `/${slug}/agents` },
          { label: agent.name, href: `/${slug}/agents/${id}` },
        ]}
      />
      {choices.data ? (
        <ScopeEditor
          agent={agent}
          choices={choices.data}
          without={without.flatMap((text) => readGrant(text) ?? [])}
        />
      ) : choices.error ? (
        <ErrorState error={choices.error} onRetry={choices.refetch} />
      ) : (
        <PageSkeleton />
      )}
    </Page>
  );
}
