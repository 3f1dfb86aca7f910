import type { Metadata } from 'next';
import { agentKeys } from '@/components/agents/agent-keys';
import { ScopeEditorScreen } from '@/components/agents/scope-editor-screen';
import { Prefetched } from '@/components/layout/prefetched';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { getAgent } from '@/lib/queries/agents/get-agent';

export const metadata: Metadata = { title: 'Change scope' };

export default async function ScopePage({ params }: { params: Promise<{ workspace: string; id: string }> }) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'agents.edit');
  const agent = await orNotFound(getAgent(access.workspace, id));
  return (
    <Prefetched entries={[{ key: agentKeys.detail(workspace, id), data: agent }]}>
      <ScopeEditorScreen id={id} />
    </Prefetched>
  );
}
