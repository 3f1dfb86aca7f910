import { expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { executeAction, submitAction } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { proposeAssignment } from '../../support/assignment';
import { aCampaign, aTask, aWorkspace, setDailyBudget, type TestWorkspace } from '../../support/workspace';

const worth = (signalId: string, quality: number) =>
  db().signal.update({ where: { id: signalId }, data: { quality } });

async function raiseOn(workspace: TestWorkspace, quality: number) {
  const { campaignId, signalId, dailyBudgetMicros: from } = await aCampaign(workspace.workspaceId);
  await worth(signalId, quality);
  const proposal = setDailyBudget(campaignId, from, (from * 104n) / 100n);
  const { taskId, runId } = await aTask(workspace, 'bid-and-budget', signalId, [proposal]);
  return submitAction({
    workspaceId: workspace.workspaceId,
    runId,
    taskId,
    ordinal: 0,
    requester: { type: 'agent', ...workspace.agents['bid-and-budget'] },
    proposal,
  });
}

test('what was cleared on good data is refused when its signal has turned out worth nothing', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const { actionId, status, runId } = await proposeAssignment(workspace);
  expect(status).toBe('cleared');
  const { signalId } = await db().run.findUniqueOrThrow({ where: { id: runId } });
  await worth(signalId, 0.05);
  expect((await executeAction({ workspaceId, actionId })).status).toBe('denied');
  const decision = await db().decision.findFirstOrThrow({ where: { actionId }, orderBy: { id: 'desc' } });
  expect(JSON.stringify(decision.findings)).toContain(
    'The weakest data behind this has a quality of 5%; below 20% nothing is done on it.',
  );
});

test('what was cleared is refused as soon as its source is not believed, before that has reached the signal', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const { actionId, runId } = await proposeAssignment(workspace);
  const { signal } = await db().run.findUniqueOrThrow({ where: { id: runId }, include: { signal: true } });
  const bad = { distrustedFrom: signal.occurredAt, distrustReason: 'invented' };
  await db().source.create({
    data: {
      id: newId('src'),
      workspaceId,
      name: signal.source,
      title: signal.source,
      kind: 'tracking',
      config: { format: 'segment', signature: { scheme: 'key' } },
      createdAt: now(),
      createdById: 'usr_1',
      ...bad,
    },
  });
  expect((await executeAction({ workspaceId, actionId })).status).toBe('denied');
  expect((await db().signal.findUniqueOrThrow({ where: { id: signal.id } })).quality).toBe(signal.quality);
});

test('what is done with a campaign goes no further than the signal behind it', async () => {
  const answers: string[] = [];
  for (const quality of [0.9, 0.3, 0.1]) answers.push((await raiseOn(await aWorkspace(), quality)).status);
  expect(answers).toEqual(['cleared', 'awaiting_approval', 'denied']);
});
