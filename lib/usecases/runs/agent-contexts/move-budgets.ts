import type { AgentResult } from '@/lib/agents/kit/agent';
import { agentDefinitions } from '@/lib/agents/registry';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { db } from '@/lib/db/client';
import { loadCampaignStandings } from '../campaign-standings';
import type { RunWithSignal } from '../load-run';

/** What the bid and budget agent proposes for all campaigns as of the workspace's day. */
export async function moveBudgets(
  run: RunWithSignal,
  currency: string,
  today: string,
): Promise<{ result: AgentResult; modelHash: null }> {
  const { workspaceId } = run;
  const policy = await db().policy.findFirst({ where: { workspaceId, active: true } });
  const scope = await db().scope.findFirst({
    where: { workspaceId, agentId: run.agentId ?? '', status: 'active' },
  });
  if (!policy || !scope)
    return {
      result: { summary: 'No policy or no scope is in force: nothing is proposed.', proposals: [] },
      modelHash: null,
    };
  const body = storedPolicyBodySchema.parse(policy.body);
  const limits = scopeBodySchema.parse(scope.body);
  const result = agentDefinitions['bid-and-budget'].propose({
    signalId: run.signalId,
    currency,
    goal: 'roas',
    campaigns: await loadCampaignStandings(workspaceId, today),
    policy: {
      id: policy.id,
      roasFloor: body.roasFloor,
      roasMinSpendMicros: body.roasMinSpendMicros,
      roasWindowDays: body.roasWindowDays,
    },
    limits: {
      maxRelativeChange: limits.maxRelativeChange,
      maxAddedDailySpendMicros: limits.maxAddedDailySpendMicros,
    },
    today,
  });
  return { result, modelHash: null };
}
