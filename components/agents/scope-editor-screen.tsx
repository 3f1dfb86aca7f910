'use client';

import { useAccess } from '../auth/access-context';
import { Page } from '../layout/page';
import { ErrorState } from '../ui/error-state';
import { PageHeader } from '../ui/page-header';
import { PageSkeleton } from '../ui/skeleton';
import { ScopeEditor } from './scope-editor';
import { useAgent } from './use-agents';

/** Changes what an agent may do. */
export function ScopeEditorScreen({ id }: { id: string }) {
  const { slug } = useAccess().workspace;
  const { data: agent, error, refetch } = useAgent(id);
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
      <ScopeEditor agent={agent} />
    </Page>
  );
}
