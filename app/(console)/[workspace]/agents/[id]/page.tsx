import type { Metadata } from 'next';
import { agentKeys } from '@/components/agents/agent-keys';
import { AgentScreen } from '@/components/agents/agent-screen';
import { Prefetched } from '@/components/layout/prefetched';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { getAgent } from '@/lib/queries/agents/get-agent';

export const metadata: Metadata = { title: 'Agent' };

export default async function AgentPage({ params }: { params: Promise<{ workspace: string; id: string }> }) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const agent = await orNotFound(getAgent(access.workspace, id));
  return (
    <Prefetched entries={[{ key: agentKeys.detail(workspace, id), data: agent }]}>
      <AgentScreen id={id} />
    </Prefetched>
  );
}
