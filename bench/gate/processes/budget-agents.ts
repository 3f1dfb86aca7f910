// Agents that raise and lower the daily budgets of their own campaigns, all under one cap.
import { db } from '../../../lib/db/client';
import { executeAction } from '../../../lib/gateway';
import { submitProposal } from '../../../lib/usecases/runs/submit-proposal';
import { setDailyBudget, type TestWorkspace } from '../../../tests/support/workspace';
import { aCampaignTask } from '../campaign-task';
import { runAgents } from './run-agents';

export type BudgetAgent = { id: string; version: string; campaignId: string };
export type BudgetAgentsOptions = { workspace: TestWorkspace; agents: BudgetAgent[] };

const MICROS = 1_000_000;
const LOWERS_EVERY = 4;

const { workspace, agents } = JSON.parse(process.argv[2] ?? '{}') as BudgetAgentsOptions;
const { workspaceId } = workspace;

async function changeBudget({ id, version, campaignId }: BudgetAgent): Promise<string> {
  const { dailyBudgetMicros: from } = await db().campaign.findUniqueOrThrow({ where: { id: campaignId } });
  const lowers = Math.random() * LOWERS_EVERY < 1;
  const size = BigInt(Math.ceil(Math.random() * 3 * MICROS));
  const own = { ...workspace, agents: { ...workspace.agents, 'bid-and-budget': { id, version } } };
  const taskId = await aCampaignTask(
    own,
    campaignId,
    setDailyBudget(campaignId, from, lowers ? from - size : from + size),
  );
  const { actionId, status } = await submitProposal(workspaceId, taskId, 0);
  if (status !== 'cleared') return `${status} when submitted`;
  return (await executeAction({ workspaceId, actionId })).status;
}

await runAgents(agents, changeBudget);
