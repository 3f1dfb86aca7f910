import type { Metadata } from 'next';
import { agentKeys } from '@/components/agents/agent-keys';
import { ScopeEditorScreen } from '@/components/agents/scope-editor-screen';
import { Prefetched } from '@/components/layout/prefetched';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { getAgent } from '@/lib/queries/agents/get-agent';
import { readScopeChoices } from '@/lib/queries/agents/read-scope-choices';

export const metadata: Metadata = { title: 'Change scope' };

export default async function ScopePage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'agents.edit');
  const [agent, choices, { without }] = await Promise.all([
    orNotFound(getAgent(access.workspace, id)),
    readScopeChoices(access.workspace.id),
    searchParams,
  ]);
  return (
    <Prefetched
      entries={[
        { key: agentKeys.detail(workspace, id), data: agent },
        { key: agentKeys.choices(workspace, id), data: choices },
      ]}
    >
      <ScopeEditorScreen id={id} without={[without ?? []].flat()} />
    </Prefetched>
  );
}
