import { beforeEach, describe, expect, test } from 'vitest';
import { splitText, toPercents } from '@/lib/core/content/page-split';
import { publishVariantSchema, setSplitSchema } from '@/lib/core/content/variant-payload';
import { nextShares } from '@/lib/core/learning/bandit';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { compensateAction, executeAction } from '@/lib/gateway';
import { newId } from '@/lib/platform/ids';
import { changePage } from '@/lib/practice-platform/cms';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { pullPagesOf } from '@/lib/usecases/content/pull-pages';
import { withdrawFact } from '@/lib/usecases/content/withdraw-fact';
import { matchSurge } from '@/lib/usecases/plays/match-surge';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { proposeActions } from '@/lib/usecases/runs/propose-actions';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';
import { aPlay, at, noon, visit } from '../plays/support';

const SEGMENT = 'manufacturing--champion';
let workspace: TestWorkspace;
let workspaceId: string;
beforeEach(async () => {
  workspace = await aWorkspace();
  ({ workspaceId } = workspace);
  await at(() => pullPagesOf(workspaceId));
});

/** A surge of a manufacturer whose champions engaged, answered by a play. @returns the run about the company. */
async function aSurgedRun(): Promise<string> {
  const { id: playId } = await aPlay(workspaceId, {
    trigger: { on: 'surge' },
    conditions: [],
    goal: 'They see what is meant for them.',
    again: { afterDays: 30 },
  });
  await visit(workspaceId, [{ who: 'ann', account: { externalId: 'northwind' } }]);
  const account = await db().account.findFirstOrThrow({ where: { workspaceId, externalId: 'northwind' } });
  await db().account.update({ where: { id: account.id }, data: { industry: 'Manufacturing' } });
  const surgeId = newId('srg');
  await db().surge.create({
    data: {
      id: surgeId,
      workspaceId,
      accountId: account.id,
      windowFrom: new Date('2026-05-13'),
      windowTo: new Date('2026-05-20'),
      people: 3,
      topics: [],
      roles: ['champion', 'unknown'],
      expected: 1,
      observed: 9,
      pValue: 0.001,
      score: 80,
      why: [],
      firedAt: noon,
    },
  });
  await at(() => Promise.all([matchSurge(workspaceId, surgeId), matchSurge(workspaceId, surgeId)]));
  const runs = await db().run.findMany({ where: { workspaceId, playId, subjectType: 'account' } });
  expect(runs).toMatchObject([
    { status: 'planned', subjectId: account.id, agentId: workspace.agents.content.id },
  ]);
  return runs[0]?.id ?? '';
}

async function propose(runId: string, days = 0) {
  const task = await at(() => proposeActions(workspaceId, runId), days);
  if (task.taskId === null) throw new Error('Nothing was proposed.');
  return { ...task, taskId: task.taskId };
}
const submit = (taskId: string, ordinal: number, days = 0) =>
  at(() => submitProposal(workspaceId, taskId, ordinal), days);
const execute = (actionId: string, days = 0) => at(() => executeAction({ workspaceId, actionId }), days);

async function approve(approvalId: string | null, days = 0) {
  const approval = await db().approval.findUniqueOrThrow({ where: { id: approvalId ?? '' } });
  const answer = {
    approvalId: approval.id,
    actionHash: approval.actionHash,
    answer: 'granted',
    reason: null,
  } as const;
  await db().approval.update({ where: { id: approval.id }, data: { reviewerId: workspace.admin.id } });
  await at(() => decideApproval({ workspaceId, actor: workspace.admin, ...answer }), days);
}

const payloadOf = async (actionId: string) =>
  (await db().action.findUniqueOrThrow({ where: { id: actionId } })).payload;
const objectionsTo = async (actionId: string) =>
  (await db().decision.findFirstOrThrow({ where: { actionId }, orderBy: { id: 'desc' } })).findings as {
    rule: string;
    verdict: string;
    message: string;
  }[];
const pageState = async () => {
  const page = await db().landingPage.findFirstOrThrow({ where: { workspaceId, surface: 'page' } });
  return page.state as Record<string, string | null>;
};

/** A variant on the page, by a person's word, with the split it is tested by. */
async function aPublishedVariant() {
  const task = await propose(await aSurgedRun());
  const variant = await submit(task.taskId, 0);
  await approve(variant.approvalId);
  expect(await execute(variant.actionId)).toMatchObject({ status: 'observed' });
  return { task, variant };
}

describe('a surge that a play answers', () => {
  test('brings variants from approved facts for the industry and role, which a person reads, and a split to test them by', async () => {
    const task = await propose(await aSurgedRun());
    // Two variants and a split of the page; a variant and a split of the e-mail; and one of the ad, which the policy lets nobody try.
    expect(task.proposals).toBe(6);
    const first = await submit(task.taskId, 0);
    expect(first.status).toBe('awaiting_approval');
    expect((await objectionsTo(first.actionId)).map(({ rule }) => rule)).toContain(
      'never-alone.new-creative',
    );
    const variant = publishVariantSchema.parse(await payloadOf(first.actionId));
    expect(variant.audience).toEqual({ industry: 'Manufacturing', role: 'champion' });
    const cited = variant.sentences.flatMap(({ text, factId }) => (factId ? [{ text, factId }] : []));
    const facts = await db().approvedFact.findMany({ where: { workspaceId } });
    expect(cited.length).toBeGreaterThan(0);
    for (const { text, factId } of cited) expect(facts.find(({ id }) => id === factId)?.text).toBe(text);
    expect(cited[0]?.text).toContain('Manufacturing customers');

    await approve(first.approvalId);
    expect(await execute(first.actionId)).toMatchObject({ status: 'observed' });
    expect(await pageState()).toMatchObject({ [`${SEGMENT}--a.headline`]: variant.headline.text });
    const early = await submit(task.taskId, 2);
    expect(early.status).toBe('denied');
    expect(
      (await objectionsTo(early.actionId)).find(({ rule }) => rule === 'content.traffic-split')?.message,
    ).toContain(`${SEGMENT}--b, which is not on the page`);
  });

  test('publishes nothing whose fact was withdrawn while it waited', async () => {
    const task = await propose(await aSurgedRun());
    const { actionId, approvalId } = await submit(task.taskId, 0);
    const { sentences } = publishVariantSchema.parse(await payloadOf(actionId));
    const factId = sentences.find((sentence) => sentence.factId)?.factId ?? '';
    await at(() => withdrawFact({ workspaceId, actor: workspace.admin, factId, why: 'No longer so.' }));
    await approve(approvalId).catch(() => undefined);
    expect(await execute(actionId)).toMatchObject({ status: 'denied' });
    expect((await objectionsTo(actionId)).filter(({ rule }) => rule === 'content.claims')).toMatchObject([
      { verdict: 'deny', message: expect.stringContaining('it was withdrawn') },
    ]);
    expect(Object.keys(await pageState())).not.toContain(`${SEGMENT}--a.headline`);
  });

  test('is taken back by taking the variant off the page', async () => {
    const { variant } = await aPublishedVariant();
    const undo = { workspaceId, actionId: variant.actionId, userId: workspace.admin.id, reason: 'Back' };
    expect(await at(() => compensateAction(undo))).toMatchObject({ status: 'rolled_back' });
    expect(await pageState()).toMatchObject({ [`${SEGMENT}--a.headline`]: null });
  });
});

describe('a day of a page that is over', () => {
  /** The page as if the split of the surge's run had been carried out; the next days are reported. */
  async function testedDays(days: number) {
    await aPublishedVariant();
    const set = { [`${SEGMENT}.split`]: `base 50 %; ${SEGMENT}--a 50 %` };
    await at(() =>
      inTransaction((tx) =>
        changePage(tx, { workspaceId, externalId: 'corporate-gifting', set, by: 'person:usr_1' }),
      ),
    );
    expect(await at(() => pullPagesOf(workspaceId), days)).toBe(1);
    const signal = await db().signal.findFirstOrThrow({
      where: { workspaceId, kind: 'page.performance' },
      orderBy: { recordedAt: 'desc' },
    });
    await at(() => planRuns(workspaceId, [signal.id]), days);
    return db().run.findFirstOrThrow({ where: { signalId: signal.id } });
  }

  test('is recorded once, and brings a split that can be drawn again from what is recorded', async () => {
    const run = await testedDays(1);
    expect(run).toMatchObject({
      status: 'planned',
      subjectType: 'page',
      agentId: workspace.agents.content.id,
    });
    expect(await at(() => pullPagesOf(workspaceId), 1)).toBe(0);
    const task = await propose(run.id, 1);
    expect(task.proposals).toBe(1);
    const { actionId } = await submit(task.taskId, 0, 1);
    const { draw, fromSplit, toSplit } = setSplitSchema.parse(await payloadOf(actionId));
    const days = await db().landingPageDay.groupBy({
      by: ['variantKey'],
      where: { workspaceId, segment: SEGMENT },
      _sum: { shown: true, won: true },
    });
    for (const { variantKey, _sum } of days)
      expect(draw.arms.find(({ key }) => key === variantKey)).toMatchObject(_sum);
    expect(fromSplit).toBe(`base 50 %; ${SEGMENT}--a 50 %`);
    const again = nextShares(draw.arms, [0.5, 0.5], draw.seed, draw.settings);
    expect(toSplit).toBe(splitText(toPercents(['base', `${SEGMENT}--a`], again.shares)));
    expect(await execute(actionId, 1)).toMatchObject({ status: 'observed' });
    expect((await pageState())[`${SEGMENT}.split`]).toBe(toSplit);
  });

  test('moves nobody where somebody has changed the split meanwhile', async () => {
    const run = await testedDays(1);
    const { taskId } = await propose(run.id, 1);
    const set = { [`${SEGMENT}.split`]: 'base 100 %' };
    const { actionId, status } = await submit(taskId, 0, 1);
    expect(status).toBe('cleared');
    await inTransaction((tx) =>
      changePage(tx, { workspaceId, externalId: 'corporate-gifting', set, by: 'person:usr_1' }),
    );
    expect(await execute(actionId, 1)).toMatchObject({ status: 'denied' });
    expect((await objectionsTo(actionId)).map(({ rule }) => rule)).toContain('content.traffic-split');
  });
});
