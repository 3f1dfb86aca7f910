import { expect, test } from 'vitest';
import { GET as curves } from '@/app/api/v1/agents/[id]/response-curves/route';
import { responseCurvesSchema } from '@/lib/contracts/response-curves';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { dateOfDay, localDay } from '@/lib/platform/zone';
import { proposeActions } from '@/lib/usecases/runs/propose-actions';
import { aCampaign, aWorkspace, type TestWorkspace } from '../../support/workspace';
import { addMember, sessionRequest } from '../auth/support';

const today = localDay(now(), 'Europe/Berlin');
/** A fifth of the conversions of a day is known a day after the second report alone. */
const firstKnown = 0.8;

/** Four weeks of a campaign, the older days reported a second time two days later. */
async function someDays(workspaceId: string, campaignId: string, returns: number): Promise<void> {
  const campaign = await db().campaign.findUniqueOrThrow({ where: { id: campaignId } });
  const spend = Number(campaign.dailyBudgetMicros);
  const days = Array.from({ length: 28 }, (_, i) => addDays(today, i - 28));
  const reports = days.flatMap((day, i) => [
    { day, after: 1, known: firstKnown },
    ...(i < 26 ? [{ day, after: 3, known: 1 }] : []),
  ]);
  const at = (day: string, after: number) => new Date(dateOfDay(day).getTime() + (after + 0.25) * 86_400_000);
  await db().signal.createMany({
    data: reports.map(({ day, after, known }) => ({
      id: newId('sig'),
      workspaceId,
      source: 'practice-ads',
      messageId: `${campaignId}-${day}-${after}`,
      kind: 'campaign.performance',
      campaignId,
      quality: 0.9,
      payload: { day, conversions: Math.round(100 * known) },
      occurredAt: at(day, after),
      recordedAt: at(day, after),
    })),
  });
  await db().campaignDay.createMany({
    data: days.map((day, i) => ({
      workspaceId,
      campaignId,
      day: dateOfDay(day),
      spendMicros: BigInt(spend),
      revenueMicros: BigInt(Math.round(spend * returns * (i < 26 ? 1 : firstKnown))),
      impressions: 1000,
      clicks: 100,
      conversions: Math.round(100 * (i < 26 ? 1 : firstKnown)),
      reportedAt: at(day, i < 26 ? 3 : 1),
    })),
  });
}

async function twoCampaigns(workspace: TestWorkspace) {
  const { workspaceId } = workspace;
  const names = await db().practiceCampaign.findMany({ where: { workspaceId, status: 'active' }, take: 2 });
  const [good, poor] = [
    await aCampaign(workspaceId, names[0]?.externalId),
    await aCampaign(workspaceId, names[1]?.externalId),
  ];
  await someDays(workspaceId, good.campaignId, 8);
  await someDays(workspaceId, poor.campaignId, 2);
  return { good, poor };
}

/** What the agent proposes on a signal of one campaign, by campaign: the change of its daily budget in micros. */
async function proposed(workspace: TestWorkspace, campaignId: string) {
  const { workspaceId } = workspace;
  const [runId, signalId] = [newId('run'), newId('sig')];
  await db().signal.create({
    data: {
      id: signalId,
      workspaceId,
      source: 'test',
      messageId: signalId,
      kind: 'campaign.performance',
      campaignId,
      quality: 0.9,
      payload: {},
      occurredAt: now(),
      recordedAt: now(),
    },
  });
  await db().run.create({
    data: {
      id: runId,
      workspaceId,
      signalId,
      subjectType: 'campaign',
      subjectId: signalId,
      agentId: workspace.agents['bid-and-budget'].id,
      plan: {},
      status: 'running',
      startedAt: now(),
    },
  });
  await proposeActions(workspaceId, runId);
  const task = await db().task.findFirst({ where: { runId } });
  const proposals = (task?.proposals ?? []) as {
    kind: string;
    reasoning: string;
    payload: { campaignId: string; fromMicros: string; toMicros: string };
  }[];
  return proposals
    .filter(({ kind }) => kind === 'ads.campaign.set-daily-budget')
    .map(({ payload, reasoning }) => ({
      id: payload.campaignId,
      delta: BigInt(payload.toMicros) - BigInt(payload.fromMicros),
      reasoning,
    }));
}

test('the agent plans within the caps in force, counts late conversions in, and says so', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const { good, poor } = await twoCampaigns(workspace);
  await db().budget.deleteMany({ where: { workspaceId } });
  const free = await proposed(workspace, good.campaignId);
  expect(free.map(({ id }) => id)).toEqual([poor.campaignId, good.campaignId]);
  expect(free[1]?.reasoning).toMatch(/Conversions still to be reported are counted in: 8\d % are known/);

  // The better one has no room of its own: nothing is moved to it.
  await db().budget.create({
    data: {
      id: newId('bud'),
      workspaceId,
      name: 'Its own',
      subject: 'campaign',
      subjectId: good.campaignId,
      period: 'day',
      capMicros: good.dailyBudgetMicros,
      currency: 'EUR',
      createdAt: now(),
    },
  });
  expect(await proposed(workspace, good.campaignId)).toEqual([]);

  // Over the cap of the ad account, the weaker gives and nobody takes.
  await db().budget.create({
    data: {
      id: newId('bud'),
      workspaceId,
      name: 'Account',
      subject: 'ad_account',
      subjectId: 'default',
      period: 'day',
      capMicros: good.dailyBudgetMicros + (poor.dailyBudgetMicros * 9n) / 10n,
      currency: 'EUR',
      createdAt: now(),
    },
  });
  const over = await proposed(workspace, good.campaignId);
  expect(over).toMatchObject([{ id: poor.campaignId, delta: -poor.dailyBudgetMicros / 10n }]);
  expect(over[0]?.reasoning).toContain('“Account”');
});

test('the curves are those the proposals rest on, with what they assume; other agents have none', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const { good } = await twoCampaigns(workspace);
  const { slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const viewer = await addMember(workspaceId, ['viewer']);
  const get = async (id: string) =>
    curves(await sessionRequest(viewer.id, slug), { params: Promise.resolve({ id }) });
  const answer = await get(workspace.agents['bid-and-budget'].id);
  const body = responseCurvesSchema.parse(await answer.json());
  const curve = body.campaigns.find(({ campaign }) => campaign.id === good.campaignId);
  expect(curve).toMatchObject({ recentSpendMicros: good.dailyBudgetMicros.toString(), days: 28 });
  const recent = curve?.points.find(({ isRecent }) => isRecent);
  const seen = (Number(good.dailyBudgetMicros) / 1e6) * 8;
  expect(recent?.low).toBeLessThan(seen);
  expect(recent?.high).toBeGreaterThan(seen);
  expect(body.assumptions.join(' ')).toContain('Conversions are reported late');
  expect((await get(workspace.agents.sequencer.id)).status).toBe(409);
  expect((await get((await aWorkspace()).agents['bid-and-budget'].id)).status).toBe(404);
});
