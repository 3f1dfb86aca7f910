import type { Metadata } from 'next';
import { agentKeys } from '@/components/agents/agent-keys';
import { Prefetched } from '@/components/layout/prefetched';
import { ModelVersionsScreen } from '@/components/models/model-versions-screen';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { getAgent } from '@/lib/queries/agents/get-agent';
import { listModels } from '@/lib/queries/models/list-models';

export const metadata: Metadata = { title: 'Model versions' };

export default async function ModelVersionsPage({
  params,
}: {
  params: Promise<{ workspace: string; id: string }>;
}) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const agent = await orNotFound(getAgent(access.workspace, id));
  const models = agent.usesModel ? await listModels(access.workspace.id, id) : { versions: [] };
  return (
    <Prefetched
      entries={[
        { key: agentKeys.detail(workspace, id), data: agent },
        { key: agentKeys.models(workspace, id), data: models },
      ]}
    >
      <ModelVersionsScreen agentId={id} />
    </Prefetched>
  );
}
