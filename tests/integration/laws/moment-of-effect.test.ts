import { expect, test } from 'vitest';
import { practiceAds } from '@/lib/connectors/practice-ads/connector';
import { db } from '@/lib/db/client';
import { executeAction, submitAction } from '@/lib/gateway';
import { reviewOutcome } from '@/lib/usecases/outcomes/review-outcome';
import { proposeAssignment } from '../../support/assignment';
import {
  aCampaign,
  aContact,
  aTask,
  aWorkspace,
  setDailyBudget,
  type TestWorkspace,
} from '../../support/workspace';

type Campaign = Awaited<ReturnType<typeof aCampaign>>;

/** Clears a change of a campaign's daily budget by some of its hundredths. */
async function cleared(workspace: TestWorkspace, campaign: Campaign, percent: bigint) {
  const from = campaign.dailyBudgetMicros;
  const proposal = setDailyBudget(campaign.campaignId, from, from + (from * percent) / 100n);
  const { signalId } = await aContact(workspace.workspaceId);
  const { taskId, runId } = await aTask(workspace, 'bid-and-budget', signalId, [proposal]);
  const submitted = await submitAction({
    workspaceId: workspace.workspaceId,
    runId,
    taskId,
    ordinal: 0,
    requester: { type: 'agent', ...workspace.agents['bid-and-budget'] },
    proposal,
  });
  expect(submitted.status).toBe('cleared');
  return submitted.actionId;
}

/** While the first change is with the platform, does something else. */
async function duringTheFirst<T>(during: () => Promise<T>, act: () => Promise<unknown>): Promise<T> {
  const handler = practiceAds.actions['ads.campaign.set-daily-budget'];
  if (!handler) throw new Error('The connector sets no budget.');
  const original = handler.execute;
  let result: Promise<T> | null = null;
  handler.execute = async (...args) => {
    handler.execute = original;
    result = during();
    return original(...args);
  };
  try {
    await act();
    if (!result) throw new Error('Nothing was sent.');
    return await (result as Promise<T>);
  } finally {
    handler.execute = original;
  }
}

test('a second change of the same campaign reads it anew, and what it started from is no longer true', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const campaign = await aCampaign(workspaceId);
  const [first, second] = [await cleared(workspace, campaign, 4n), await cleared(workspace, campaign, -5n)];
  const status = await duringTheFirst(
    () => executeAction({ workspaceId, actionId: second }),
    () => executeAction({ workspaceId, actionId: first }),
  );
  expect(status.status).toBe('denied');
  const row = await db().campaign.findUniqueOrThrow({ where: { id: campaign.campaignId } });
  expect(row.dailyBudgetMicros).toBe((campaign.dailyBudgetMicros * 104n) / 100n);
});

test('what others have closed meanwhile is not sent', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const campaign = await aCampaign(workspaceId);
  const actionId = await cleared(workspace, campaign, 4n);
  // The process is away between its claim and its sending; the sweeper finds no trace at the platform and closes it.
  await db().$executeRawUnsafe(`CREATE OR REPLACE FUNCTION close_at_claim() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW.id = '${actionId}' AND NEW.status = 'claimed' THEN NEW.status := 'failed'; END IF; RETURN NEW; END $$`);
  await db().$executeRawUnsafe(
    'CREATE TRIGGER close_at_claim BEFORE UPDATE ON actions FOR EACH ROW EXECUTE FUNCTION close_at_claim()',
  );
  try {
    expect((await executeAction({ workspaceId, actionId })).status).toBe('failed');
  } finally {
    await db().$executeRawUnsafe('DROP TRIGGER close_at_claim ON actions');
  }
  expect(await db().practiceRequest.count({ where: { workspaceId, operation: 'ads.campaign.update' } })).toBe(
    0,
  );
});

test('outcomes that were judged wrong earn nothing', async () => {
  const workspace = await aWorkspace({ firstDecisionsToReview: 1 });
  const { workspaceId, reviewer } = workspace;
  const first = await proposeAssignment(workspace);
  expect(first.status).toBe('awaiting_approval');
  await db().action.update({ where: { id: first.actionId }, data: { status: 'failed' } });
  await reviewOutcome({
    workspaceId,
    actor: reviewer,
    actionId: first.actionId,
    verdict: 'wrong',
    note: 'Not this owner.',
  });
  expect((await proposeAssignment(workspace)).status).toBe('awaiting_approval');
});
