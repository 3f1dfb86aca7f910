import { microsOf } from '../../lib/core/shared/micros';
import { db } from '../../lib/db/client';
import { inTransaction } from '../../lib/db/tx';
import { now } from '../../lib/platform/clock';
import { newId } from '../../lib/platform/ids';
import { addCampaigns } from '../../lib/practice-platform/ads';
import { aWorkspace, type TestWorkspace } from '../../tests/support/workspace';
import { addAgentLike } from './add-agent-like';
import type { BudgetAgent } from './processes/budget-agents';

const DAILY = 100;
/** Room that all agents share above what the campaigns spend at first. */
const ROOM = 120;
const OWN_ROOM = 12;

const campaignName = (i: number) => `bench-${String(i).padStart(3, '0')}`;

/** Leaves everything to the caps. */
const wide = {
  maxAddedSpendPerDayMicros: null,
  maxRelativeChange: 1,
  maxRelativeChangePerDay: null,
  maxDrift: null,
};

async function addCampaign(workspaceId: string, connectionId: string, externalId: string): Promise<string> {
  const id = newId('cmp');
  const at = now();
  await db().campaign.create({
    data: {
      id,
      workspaceId,
      connectionId,
      externalId,
      name: externalId,
      status: 'active',
      dailyBudgetMicros: microsOf(DAILY),
      bidMicros: microsOf(1),
      currency: 'EUR',
      observedAt: at,
      createdAt: at,
    },
    select: { id: true },
  });
  return id;
}

type Subject = 'workspace' | 'channel' | 'ad_account' | 'campaign' | 'agent';
const cap = (workspaceId: string, subject: Subject, subjectId: string, units: number) =>
  db().budget.create({
    data: {
      id: newId('bud'),
      workspaceId,
      name: `${subject} ${subjectId}`,
      subject,
      subjectId,
      period: 'day',
      capMicros: microsOf(units),
      currency: 'EUR',
      createdAt: now(),
    },
    select: { id: true },
  });

/**
 * So many agents with a campaign each, under one cap a day on the workspace, on the channel and on the ad account, all of the same
 * size, and a cap on each campaign and each agent.
 */
export async function budgetSetup(
  count: number,
): Promise<{ workspace: TestWorkspace; agents: BudgetAgent[]; capMicros: bigint }> {
  const workspace = await aWorkspace({
    askBelowConfidence: 0,
    askAboveRelativeChange: 1,
    askAboveAddedDailySpendMicros: String(microsOf(1_000_000)),
  });
  const { workspaceId } = workspace;
  await inTransaction((tx) =>
    addCampaigns(
      tx,
      workspaceId,
      Array.from({ length: count }, (_, i) => ({
        externalId: campaignName(i),
        name: campaignName(i),
        currency: 'EUR',
        status: 'active' as const,
        dailyBudgetMicros: String(microsOf(DAILY)),
        bidMicros: String(microsOf(1)),
      })),
    ),
  );
  const connection = await db().connection.findUniqueOrThrow({
    where: { workspaceId_connector: { workspaceId, connector: 'practice-ads' } },
  });
  const units = count * DAILY + ROOM;
  await db().budget.updateMany({
    where: { workspaceId, period: 'month' },
    data: { capMicros: microsOf(units * 100) },
  });
  await db().budget.updateMany({
    where: { workspaceId, period: 'day' },
    data: { capMicros: microsOf(units) },
  });
  await cap(workspaceId, 'workspace', workspaceId, units);
  await cap(workspaceId, 'ad_account', 'default', units);
  const agents: BudgetAgent[] = [];
  for (let i = 0; i < count; i++) {
    const campaignId = await addCampaign(workspaceId, connection.id, campaignName(i));
    const agent = await addAgentLike(workspaceId, 'bid-and-budget', i, wide);
    await cap(workspaceId, 'campaign', campaignId, DAILY + OWN_ROOM);
    await cap(workspaceId, 'agent', agent.id, 4 * OWN_ROOM);
    agents.push({ ...agent, campaignId });
  }
  return { workspace, agents, capMicros: microsOf(units) };
}
