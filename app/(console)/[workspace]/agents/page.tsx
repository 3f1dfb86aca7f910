import type { Metadata } from 'next';
import { agentKeys } from '@/components/agents/agent-keys';
import { AgentTable } from '@/components/agents/agent-table';
import { Page } from '@/components/layout/page';
import { Prefetched } from '@/components/layout/prefetched';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { pageAccess } from '@/lib/auth/access';
import { listAgents } from '@/lib/queries/agents/list-agents';

export const metadata: Metadata = { title: 'Agents' };

export default async function AgentsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  return (
    <Page>
      <PageHeader
        title="Agents"
        description="Each has an owner, a version and a scope. What its scope does not grant, it can’t do."
        actions={<TextLink href={`/${workspace}/agents/signal-intelligence`}>Signal intelligence</TextLink>}
      />
      <Prefetched entries={[{ key: agentKeys.list(workspace), data: await listAgents(access.workspace.id) }]}>
        <AgentTable />
      </Prefetched>
    </Page>
  );
}
