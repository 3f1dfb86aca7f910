import type { Metadata } from 'next';
import { agentKeys } from '@/components/agents/agent-keys';
import { BoundsScreen } from '@/components/agents/bounds/bounds-screen';
import { Prefetched } from '@/components/layout/prefetched';
import { pageAccess } from '@/lib/auth/access';
import { orNotFound } from '@/lib/http/or-not-found';
import { readBounds } from '@/lib/queries/agents/read-bounds';

export const metadata: Metadata = { title: 'What it can and cannot do' };

export default async function BoundsPage({ params }: { params: Promise<{ workspace: string; id: string }> }) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const bounds = await orNotFound(readBounds(access.workspace, id));
  return (
    <Prefetched entries={[{ key: agentKeys.bounds(workspace, id), data: bounds }]}>
      <BoundsScreen id={id} />
    </Prefetched>
  );
}
