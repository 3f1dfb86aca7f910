import type { Metadata } from 'next';
import { agentKeys } from '@/components/agents/agent-keys';
import { Prefetched } from '@/components/layout/prefetched';
import { outcomeKeys } from '@/components/outcomes/outcome-keys';
import { OutcomesScreen } from '@/components/outcomes/outcomes-screen';
import { pageAccess } from '@/lib/auth/access';
import { listOutcomesQuerySchema } from '@/lib/contracts/outcome-reviews';
import { orNotFound } from '@/lib/http/or-not-found';
import { getAgent } from '@/lib/queries/agents/get-agent';
import { listOutcomes } from '@/lib/queries/outcomes/list-outcomes';

export const metadata: Metadata = { title: 'Judge outcomes' };

export default async function OutcomesPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { workspace, id } = await params;
  const access = await pageAccess(workspace, 'workspace.read');
  const status = (await searchParams).status === 'judged' ? 'judged' : 'open';
  const agent = await orNotFound(getAgent(access.workspace, id));
  const page = await listOutcomes(access.workspace, listOutcomesQuerySchema.parse({ agent: id, status }));
  return (
    <Prefetched
      entries={[
        { key: agentKeys.detail(workspace, id), data: agent },
        { key: outcomeKeys.list(workspace, id, status), data: { pages: [page], pageParams: [null] } },
      ]}
    >
      <OutcomesScreen agentId={id} status={status} />
    </Prefetched>
  );
}
