import { describe, expect, test } from 'vitest';
import { hashPassword } from '@/lib/auth/password';
import { defaultApprovalRules } from '@/lib/core/approvals/approval-rules';
import { db } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { readApproval } from '@/lib/queries/approvals/read-approval';
import { advanceApproval } from '@/lib/usecases/approvals/advance-approval';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { editAction } from '@/lib/usecases/approvals/edit-action';
import { redecideAfterPolicy } from '@/lib/usecases/policies/redecide-after-policy';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { actionOf, proposeAssignment } from '../../support/assignment';
import { aCampaign, aTask, aWorkspace, setDailyBudget, setPolicy, setScope } from '../../support/workspace';

const answerTo = (workspaceId: string, approvalId: string, actionHash: string) => ({
  workspaceId,
  approvalId,
  actionHash,
  answer: 'granted' as const,
  reason: null,
});

/** A raise of a daily budget that waits for a person. */
async function aRaise(approvals: Partial<typeof defaultApprovalRules>) {
  const workspace = await aWorkspace({ askAboveRelativeChange: 0.01 });
  const { workspaceId } = workspace;
  await setPolicy(workspaceId, { approvals: { ...defaultApprovalRules, ...approvals } });
  const { campaignId, signalId, dailyBudgetMicros } = await aCampaign(workspaceId);
  const { taskId } = await aTask(workspace, 'bid-and-budget', signalId, [
    setDailyBudget(campaignId, dailyBudgetMicros, (dailyBudgetMicros * 11n) / 10n),
  ]);
  const { approvalId, actionId, status } = await submitProposal(workspaceId, taskId, 0);
  expect(status).toBe('awaiting_approval');
  const { hash } = await actionOf(actionId);
  return { workspace, workspaceId, actionId, answer: answerTo(workspaceId, approvalId ?? '', hash) };
}

describe('what adds much', () => {
  test('takes two people, and is not carried out after the first', async () => {
    const { workspace, workspaceId, actionId, answer } = await aRaise({ twoAboveAddedDailySpendMicros: '0' });
    const { admin, reviewer } = workspace;
    expect(await decideApproval({ ...answer, actor: reviewer })).toMatchObject({
      status: 'pending',
      left: 1,
    });
    await expect(decideApproval({ ...answer, actor: reviewer })).rejects.toMatchObject({ code: 'conflict' });
    expect(await executeAction({ workspaceId, actionId })).toMatchObject({ status: 'awaiting_approval' });
    expect(await decideApproval({ ...answer, actor: admin })).toMatchObject({
      status: 'granted',
      actionStatus: 'cleared',
    });
    expect(await executeAction({ workspaceId, actionId })).toMatchObject({ status: 'observed' });
    const verbs = await db().auditEntry.findMany({
      where: { workspaceId, actionId, verb: { startsWith: 'approvals.' } },
      orderBy: { id: 'asc' },
      select: { verb: true, actorId: true },
    });
    expect(verbs.slice(1)).toEqual([
      { verb: 'approvals.voted', actorId: reviewer.id },
      { verb: 'approvals.refused', actorId: reviewer.id },
      { verb: 'approvals.granted', actorId: admin.id },
    ]);
  });

  test('is over with the first no', async () => {
    const { workspace, answer } = await aRaise({ twoAboveAddedDailySpendMicros: '0' });
    await decideApproval({ ...answer, actor: workspace.reviewer });
    const no = { ...answer, answer: 'rejected' as const, reason: 'Not this week' };
    expect(await decideApproval({ ...no, actor: workspace.admin })).toMatchObject({ status: 'rejected' });
  });

  test('has become so large only after the yes is asked again, of two', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, reviewer } = workspace;
    await setPolicy(workspaceId, {
      firstDecisionsToReview: 50,
      askAboveAddedDailySpendMicros: '900000000000',
      approvals: { ...defaultApprovalRules, twoAboveAddedDailySpendMicros: '95000000' },
    });
    await setScope(workspace.agents['bid-and-budget'].id, {
      kinds: ['ads.campaign.resume'],
      maxAddedDailySpendMicros: '200000000',
    });
    await db().practiceCampaign.updateMany({
      where: { workspaceId, externalId: 'retargeting' },
      data: { status: 'paused' },
    });
    const { campaignId, signalId } = await aCampaign(workspaceId);
    const raise = setDailyBudget(campaignId, 0n, 0n);
    const resume = { ...raise, kind: 'ads.campaign.resume' as const, payload: { campaignId } };
    const { taskId } = await aTask(workspace, 'bid-and-budget', signalId, [resume]);
    const { approvalId, actionId, status } = await submitProposal(workspaceId, taskId, 0);
    expect(status).toBe('awaiting_approval');
    const { hash } = await actionOf(actionId);
    expect(
      await decideApproval({ ...answerTo(workspaceId, approvalId ?? '', hash), actor: reviewer }),
    ).toMatchObject({ actionStatus: 'cleared' });
    await db().practiceCampaign.updateMany({
      where: { workspaceId, externalId: 'retargeting' },
      data: { dailyBudgetMicros: 96_000_000n },
    });
    const claimed = await executeAction({ workspaceId, actionId });
    expect(claimed.status).toBe('awaiting_approval');
    const again = await readApproval({ id: workspaceId, currency: 'EUR' }, claimed.approvalId ?? '');
    expect(again).toMatchObject({ needed: 2, askedAgainBecause: expect.stringMatching(/two|2 people/) });
  });

  test('takes the password once more, the right one, also from somebody who is signed in', async () => {
    const { workspace, answer } = await aRaise({ passwordAboveAddedDailySpendMicros: '0' });
    const { reviewer } = workspace;
    await db().user.update({
      where: { id: reviewer.id },
      data: { passwordHash: await hashPassword('right horse') },
    });
    const asked = { ...answer, actor: reviewer };
    await expect(decideApproval(asked)).rejects.toMatchObject({ code: 'password_required' });
    await expect(decideApproval({ ...asked, password: 'wrong horse' })).rejects.toMatchObject({
      code: 'wrong_password',
    });
    expect((await db().approval.findUniqueOrThrow({ where: { id: answer.approvalId } })).status).toBe(
      'pending',
    );
    expect(await decideApproval({ ...asked, password: 'right horse' })).toMatchObject({ status: 'granted' });
    await expect(
      db().approvalVote.findUniqueOrThrow({
        where: { approvalId_voterId: { approvalId: answer.approvalId, voterId: reviewer.id } },
      }),
    ).resolves.toMatchObject({ withPassword: true });
  });
});

describe('an edit', () => {
  const edit = async () => {
    const raise = await aRaise({});
    const { workspace, workspaceId, answer } = raise;
    const input = {
      workspaceId,
      actor: workspace.reviewer,
      approvalId: answer.approvalId,
      actionHash: answer.actionHash,
      reason: 'Too much at once',
      requestKey: 'request-1',
    };
    return { ...raise, input };
  };
  const lower = async (actionId: string, micros: bigint) => {
    const { payload } = await actionOf(actionId);
    return { toMicros: (BigInt((payload as { fromMicros: string }).fromMicros) + micros).toString() };
  };

  test('is a new action of that person, which somebody else approves; then it is carried out as edited', async () => {
    const { workspace, workspaceId, actionId, input } = await edit();
    const changes = await lower(actionId, 1_000_000n);
    const edited = await editAction({ ...input, changes });
    expect(edited).toMatchObject({ status: 'awaiting_approval' });
    expect(await editAction({ ...input, changes })).toEqual(edited);
    expect(await actionOf(actionId)).toMatchObject({ status: 'superseded' });
    const { hash, payload } = await actionOf(edited.actionId);
    expect(payload).toMatchObject(changes);
    const answer = answerTo(workspaceId, edited.approvalId ?? '', hash);
    await expect(decideApproval({ ...answer, actor: workspace.reviewer })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await decideApproval({ ...answer, actor: workspace.admin })).toMatchObject({
      actionStatus: 'cleared',
    });
    expect(await executeAction({ workspaceId, actionId: edited.actionId })).toMatchObject({
      status: 'observed',
    });
    const live = await db().practiceCampaign.findUniqueOrThrow({
      where: { workspaceId_externalId: { workspaceId, externalId: 'retargeting' } },
    });
    expect(live.dailyBudgetMicros.toString()).toBe(changes.toMicros);
  });

  test('that the gate refuses changes nothing: the question stands', async () => {
    const { actionId, input, answer, workspace } = await edit();
    const changes = await lower(actionId, 900_000_000_000n);
    await expect(editAction({ ...input, changes })).rejects.toMatchObject({
      code: 'conflict',
      detail: expect.stringMatching(/refuses/),
    });
    expect(await actionOf(actionId)).toMatchObject({ status: 'awaiting_approval' });
    expect(await decideApproval({ ...answer, actor: workspace.reviewer })).toMatchObject({
      status: 'granted',
    });
  });

  test.each([
    [{ campaignId: 'cmp_other' }, 'changes.campaignId'],
    [{ toMicros: 'a lot' }, 'changes.toMicros'],
  ])('of %j names the field and keeps everything', async (changes, name) => {
    const { actionId, input } = await edit();
    await expect(
      editAction({ ...input, changes: changes as unknown as Record<string, string> }),
    ).rejects.toMatchObject({ code: 'invalid_request', invalidParams: [{ name }] });
    expect(await actionOf(actionId)).toMatchObject({ status: 'awaiting_approval' });
  });
});

describe('another policy', () => {
  test('voids a yes that was given under the one before, and says so', async () => {
    const { workspace, workspaceId, actionId, answer } = await aRaise({});
    await decideApproval({ ...answer, actor: workspace.reviewer });
    await setPolicy(workspaceId, { approvalDeadlineMinutes: 30 });
    const claimed = await executeAction({ workspaceId, actionId });
    expect(claimed.status).toBe('awaiting_approval');
    const asked = await readApproval({ id: workspaceId, currency: 'EUR' }, claimed.approvalId ?? '');
    expect(asked.askedAgainBecause).toMatch(/policy has changed/);
    expect(asked.actionHash).not.toBe(answer.actionHash);
    await decideApproval({
      ...answerTo(workspaceId, asked.id, asked.actionHash),
      actor: workspace.reviewer,
    });
    expect(await executeAction({ workspaceId, actionId })).toMatchObject({ status: 'observed' });
  });

  test('asks again about what waits, before anybody answers', async () => {
    const { workspaceId, actionId, answer } = await aRaise({});
    await setPolicy(workspaceId, { approvalDeadlineMinutes: 30 });
    expect(await redecideAfterPolicy(workspaceId)).toBe(0);
    const { status } = await db().approval.findUniqueOrThrow({ where: { id: answer.approvalId } });
    expect(status).toBe('superseded');
    expect(await advanceApproval(workspaceId, answer.approvalId)).toMatchObject({ status: 'superseded' });
    expect(await db().approval.count({ where: { actionId, status: 'pending' } })).toBe(1);
    expect(await redecideAfterPolicy(workspaceId)).toBe(0);
    expect(await db().approval.count({ where: { actionId } })).toBe(2);
  });
});

test('two reviewers, a hundred times at once: one answer each, in any order', async () => {
  const workspace = await aWorkspace({ firstDecisionsToReview: 50 });
  const { workspaceId, admin, reviewer } = workspace;
  const asked: { approvalId: string | null; actionId: string }[] = [];
  for (let i = 0; i < 30; i++) asked.push(await proposeAssignment(workspace));
  const answers = await Promise.all(
    asked.toReversed().flatMap(({ approvalId, actionId }) =>
      [admin, reviewer, reviewer].map(async (actor) => {
        const { hash } = await actionOf(actionId);
        return decideApproval({ ...answerTo(workspaceId, approvalId ?? '', hash), actor }).then(
          () => 1,
          () => 0,
        );
      }),
    ),
  );
  expect(answers.filter(Boolean)).toHaveLength(30);
  await Promise.all(
    asked.flatMap(({ actionId }) => [1, 2].map(() => executeAction({ workspaceId, actionId }))),
  );
  expect(await db().practiceRequest.count({ where: { workspaceId } })).toBe(30);
});
