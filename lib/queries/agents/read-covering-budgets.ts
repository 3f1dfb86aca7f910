import type { AgentBounds } from '@/lib/contracts/agent-bounds';
import type { ScopeBody } from '@/lib/core/scopes/scope-body';
import { db } from '@/lib/db/client';

const named = (list: 'all' | readonly string[]) => (list === 'all' ? {} : { subjectId: { in: [...list] } });

/** Every cap that covers what an agent with this scope may spend: of the workspace, the agent, its channels and campaigns. */
export async function readCoveringBudgets(
  workspaceId: string,
  agentId: string,
  scope: ScopeBody | null,
): Promise<AgentBounds['budgets']> {
  if (!scope?.channels.includes('ads')) return [];
  const found = await db().budget.findMany({
    where: {
      workspaceId,
      archivedAt: null,
      OR: [
        { subject: 'workspace' },
        { subject: 'agent', subjectId: agentId },
        { subject: 'channel', subjectId: { in: scope.channels } },
        { subject: 'campaign', ...named(scope.campaigns) },
        { subject: 'ad_account', ...named(scope.adAccounts) },
      ],
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return found.map(({ id, name, period, capMicros }) => ({
    id,
    name,
    period,
    capMicros: capMicros.toString(),
  }));
}
