import type { AgentResult } from '@/lib/agents/kit/agent';
import { agentDefinitions } from '@/lib/agents/registry';
import { campaignsShownTo } from '../account/campaigns-shown-to';
import type { RunWithSignal } from '../load-run';
import { campaignContext } from './move-budgets';

/** What the bid and budget agent proposes for one company that surged. */
export async function targetAccount(
  run: RunWithSignal,
  agentId: string,
  accountId: string,
  day: { currency: string; today: string },
): Promise<{ result: AgentResult; modelHash: null }> {
  const context = await campaignContext(run, agentId, day.currency, day.today);
  if (!context)
    return {
      result: { summary: 'No policy or no scope is in force: nothing is proposed.', proposals: [] },
      modelHash: null,
    };
  const shownIn = [...(await campaignsShownTo(run.workspaceId, accountId))];
  return {
    result: agentDefinitions['bid-and-budget'].propose({ ...context, company: { id: accountId, shownIn } }),
    modelHash: null,
  };
}
