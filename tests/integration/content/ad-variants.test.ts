import { expect, test } from 'vitest';
import { setSplitSchema } from '@/lib/core/content/variant-payload';
import { nextShares } from '@/lib/core/learning/bandit';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { compensateAction, executeAction } from '@/lib/gateway';
import { withClock } from '@/lib/platform/clock';
import { changePage } from '@/lib/practice-platform/cms';
import { pullPagesOf } from '@/lib/usecases/content/pull-pages';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { proposeActions } from '@/lib/usecases/runs/propose-actions';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { aWorkspace, setPolicy } from '../../support/workspace';

const DAY_MS = 86_400_000;
const externalId = 'ad#winter-jackets-search';
const KEY = 'any--any--a';
const words = {
  [`${KEY}.headline`]: 'What we can show you',
  [`${KEY}.text`]: 'Every order can be returned within 30 days.',
  [`${KEY}.button`]: 'Ask us',
};

test('the weights of an ad move by what the platform counts, no further than the policy lets be tried, and are put back', async () => {
  const workspace = await aWorkspace({ exploreShare: 0.2, askBelowConfidence: 0 });
  const { workspaceId, admin } = workspace;
  const at = <T>(days: number, fn: () => Promise<T>): Promise<T> =>
    withClock(new Date(Date.now() + days * DAY_MS), fn);
  await pullPagesOf(workspaceId);
  const change = (set: Record<string, string>) =>
    inTransaction((tx) => changePage(tx, { workspaceId, externalId, set, by: 'person:usr_1' }));
  await change({ ...words, 'any--any.split': `${KEY} 10 %; base 90 %` });
  await at(3, () => pullPagesOf(workspaceId));
  const ad = await db().landingPage.findFirstOrThrow({ where: { workspaceId, externalId } });
  expect(ad.surface).toBe('ad');
  const counted = await db().landingPageDay.count({ where: { pageId: ad.id, variantKey: KEY } });
  expect(counted).toBe(3);
  const signal = await db().signal.findFirstOrThrow({
    where: { workspaceId, kind: 'page.performance', payload: { path: ['pageId'], equals: ad.id } },
    orderBy: { recordedAt: 'desc' },
  });
  await at(3, () => planRuns(workspaceId, [signal.id]));
  const run = await db().run.findFirstOrThrow({ where: { signalId: signal.id } });
  const { taskId } = await at(3, () => proposeActions(workspaceId, run.id));
  const { actionId, status } = await at(3, () => submitProposal(workspaceId, taskId ?? '', 0));
  expect(status).toBe('cleared');
  const action = await db().action.findUniqueOrThrow({ where: { id: actionId } });
  expect(action.kind).toBe('ads.creative.set-split');
  const { toSplit, draw } = setSplitSchema.parse(action.payload);
  expect(draw.settings.maxExplored).toBe(0.2);
  const { arms, seed, settings } = draw;
  const drawn = nextShares(arms, [0.9, 0.1], seed, { ...settings, maxStep: 1 }).shares;
  expect(Math.min(...drawn)).toBeLessThanOrEqual(0.2 + 1e-9);
  expect(toSplit).not.toBe(`${KEY} 10 %; base 90 %`);

  // The policy allows less by now: what was drawn under the one before is refused.
  await setPolicy(workspaceId, { exploreShare: 0.1 });
  const stricter = await at(3, () => submitProposal(workspaceId, taskId ?? '', 0));
  expect(stricter.actionId).toBe(actionId);
  expect(await at(3, () => executeAction({ workspaceId, actionId }))).toMatchObject({ status: 'denied' });

  await setPolicy(workspaceId, { exploreShare: 0.2 });
  const next = await at(4, async () => {
    await pullPagesOf(workspaceId);
    const newer = await db().signal.findFirstOrThrow({
      where: { workspaceId, kind: 'page.performance', payload: { path: ['pageId'], equals: ad.id } },
      orderBy: { recordedAt: 'desc' },
    });
    await db().run.updateMany({ where: { workspaceId }, data: { status: 'completed' } });
    await planRuns(workspaceId, [newer.id]);
    const again = await db().run.findFirstOrThrow({ where: { signalId: newer.id } });
    const task = await proposeActions(workspaceId, again.id);
    const submitted = await submitProposal(workspaceId, task.taskId ?? '', 0);
    return { ...submitted, executed: await executeAction({ workspaceId, actionId: submitted.actionId }) };
  });
  expect(next.executed).toMatchObject({ status: 'observed' });
  const undo = { workspaceId, actionId: next.actionId, userId: admin.id, reason: 'Back.' };
  expect(await at(4, () => compensateAction(undo))).toMatchObject({ status: 'rolled_back' });
  const after = await db().landingPage.findUniqueOrThrow({ where: { id: ad.id } });
  expect(after.state).toMatchObject({ 'any--any.split': `${KEY} 10 %; base 90 %` });
});
