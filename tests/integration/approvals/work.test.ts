import { describe, expect, test } from 'vitest';
import { listApprovalsQuerySchema } from '@/lib/contracts/approvals';
import { db } from '@/lib/db/client';
import { listApprovals } from '@/lib/queries/approvals/list-approvals';
import { readApproval } from '@/lib/queries/approvals/read-approval';
import { readDelegation } from '@/lib/queries/approvals/read-reviewers';
import { readWaiting } from '@/lib/queries/overview/read-waiting';
import { advanceApproval } from '@/lib/usecases/approvals/advance-approval';
import { askAboutApproval } from '@/lib/usecases/approvals/ask-about-approval';
import { decideManyApprovals } from '@/lib/usecases/approvals/decide-many-approvals';
import { delegateApprovals, endDelegation } from '@/lib/usecases/approvals/delegate-approvals';
import { reassignApproval } from '@/lib/usecases/approvals/reassign-approval';
import { snoozeApproval } from '@/lib/usecases/approvals/snooze-approval';
import { actionOf, proposeAssignment } from '../../support/assignment';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';

const HOUR_MS = 3_600_000;
const asking = () => aWorkspace({ firstDecisionsToReview: 50 });
const approvalOf = (id: string | null) => db().approval.findUniqueOrThrow({ where: { id: id ?? '' } });
const waiting = async ({ workspaceId }: TestWorkspace, viewerId: string, show: 'all' | 'mine' | 'snoozed') =>
  (
    await listApprovals(
      { id: workspaceId, currency: 'EUR' },
      listApprovalsQuerySchema.parse({ show }),
      viewerId,
    )
  ).rows.map(({ id }) => id);

describe('a question', () => {
  test('is passed on to somebody who can answer it; its deadline stays', async () => {
    const workspace = await asking();
    const { workspaceId, admin, secondAdmin, reviewer, agents } = workspace;
    const { approvalId } = await proposeAssignment(workspace);
    const before = await approvalOf(approvalId);
    const pass = (reviewerId: string) =>
      reassignApproval({
        workspaceId,
        actor: admin,
        approvalId: approvalId ?? '',
        reviewerId,
        reason: 'Knows the account',
      });
    await pass(reviewer.id);
    expect(await approvalOf(approvalId)).toMatchObject({
      reviewerId: reviewer.id,
      deadlineAt: before.deadlineAt,
    });
    await db().membership.updateMany({
      where: { workspaceId, userId: secondAdmin.id },
      data: { roles: ['viewer'] },
    });
    await expect(pass(secondAdmin.id)).rejects.toMatchObject({ code: 'invalid_request' });
    await expect(pass(agents['lead-router'].id)).rejects.toMatchObject({ code: 'invalid_request' });
    expect((await approvalOf(approvalId)).reviewerId).toBe(reviewer.id);
  });

  test('is put off from one list alone, comes back, and never beyond its deadline', async () => {
    const workspace = await asking();
    const { workspaceId, admin, reviewer } = workspace;
    const { approvalId } = await proposeAssignment(workspace);
    const { deadlineAt } = await approvalOf(approvalId);
    const putOff = (until: Date) =>
      snoozeApproval({ workspaceId, actor: admin, approvalId: approvalId ?? '', until });
    await putOff(new Date(Date.now() + HOUR_MS / 2));
    expect(await waiting(workspace, admin.id, 'all')).toEqual([]);
    expect(await waiting(workspace, admin.id, 'snoozed')).toEqual([approvalId]);
    expect(await waiting(workspace, reviewer.id, 'all')).toEqual([approvalId]);
    await db().approvalSnooze.updateMany({ data: { until: new Date(Date.now() - 1) } });
    expect(await waiting(workspace, admin.id, 'all')).toEqual([approvalId]);
    await expect(putOff(new Date(deadlineAt.getTime() + 1))).rejects.toMatchObject({
      code: 'invalid_request',
    });
    await expect(putOff(new Date(Date.now() - HOUR_MS))).rejects.toMatchObject({ code: 'invalid_request' });
  });

  test('is talked about beside it, and shows how earlier ones like it were answered', async () => {
    const workspace = await asking();
    const { workspaceId, admin, reviewer } = workspace;
    const first = await proposeAssignment(workspace);
    const no = {
      workspaceId,
      actor: reviewer,
      answer: 'rejected' as const,
      reason: 'Wrong team',
      password: null,
    };
    await decideManyApprovals({
      ...no,
      questions: [{ approvalId: first.approvalId ?? '', actionHash: (await actionOf(first.actionId)).hash }],
    });
    const { approvalId } = await proposeAssignment(workspace);
    await askAboutApproval({
      workspaceId,
      actor: admin,
      approvalId: approvalId ?? '',
      text: 'Why this one?',
    });
    const detail = await readApproval({ id: workspaceId, currency: 'EUR' }, approvalId ?? '');
    expect(detail.messages).toMatchObject([{ author: { id: admin.id }, text: 'Why this one?' }]);
    expect(detail.similar).toMatchObject([
      { id: first.approvalId, status: 'rejected', reason: 'Wrong team', judged: 'wrong' },
    ]);
    await expect(db().approvalMessage.deleteMany({ where: { workspaceId } })).rejects.toThrow();
  });
});

test('several are answered together, each bound to its own hash: one that changed leaves the others alone', async () => {
  const workspace = await asking();
  const { workspaceId, reviewer } = workspace;
  const questions = [];
  for (let i = 0; i < 3; i++) {
    const { approvalId, actionId } = await proposeAssignment(workspace);
    questions.push({ approvalId: approvalId ?? '', actionHash: (await actionOf(actionId)).hash });
  }
  const [one, two, three] = questions;
  if (!one || !two || !three) throw new Error('no questions');
  const answers = await decideManyApprovals({
    workspaceId,
    actor: reviewer,
    questions: [one, { ...two, actionHash: three.actionHash }, three],
    answer: 'granted',
    reason: null,
    password: null,
  });
  expect(answers.map(({ outcome }) => outcome)).toEqual(['answered', 'refused', 'answered']);
  expect((await approvalOf(two.approvalId)).status).toBe('pending');
});

describe('an absence', () => {
  const absence = (workspace: TestWorkspace, fromId: string, toId: string) =>
    delegateApprovals({
      workspaceId: workspace.workspaceId,
      actor: { type: 'person', id: fromId, isSample: true },
      toId,
      startsAt: new Date(Date.now() - HOUR_MS),
      endsAt: new Date(Date.now() + 24 * HOUR_MS),
    });
  const others = async (workspace: TestWorkspace, ...not: string[]) =>
    [workspace.admin.id, workspace.secondAdmin.id, workspace.reviewer.id].find((id) => !not.includes(id)) ??
    '';

  test('has others asked in the meantime, at first and when time is up; ended, it is as before', async () => {
    const workspace = await asking();
    const { workspaceId } = workspace;
    await db().membership.updateMany({ where: { workspaceId }, data: { roles: ['admin', 'reviewer'] } });
    const usual = await approvalOf((await proposeAssignment(workspace)).approvalId);
    const standIn = await others(workspace, usual.reviewerId, usual.nextInLineId ?? '');
    await absence(workspace, usual.reviewerId, standIn);
    expect((await approvalOf((await proposeAssignment(workspace)).approvalId)).reviewerId).toBe(standIn);
    const mine = async () => (await waiting(workspace, standIn, 'mine')).map(String);
    // What was asked before the absence waits with whoever stands in, too.
    expect(await mine()).toContain(usual.id);
    expect(await readWaiting({ id: workspaceId, currency: 'EUR' }, standIn)).toMatchObject({ mine: 2 });
    await endDelegation(workspaceId, { type: 'person', id: usual.reviewerId, isSample: true });
    expect(await readDelegation(workspaceId, usual.reviewerId)).toEqual({ delegation: null });
    expect(await mine()).not.toContain(usual.id);
    expect((await approvalOf((await proposeAssignment(workspace)).approvalId)).reviewerId).toBe(
      usual.reviewerId,
    );

    await absence(workspace, usual.nextInLineId ?? '', standIn);
    await db().approval.update({
      where: { id: usual.id },
      data: { deadlineAt: new Date(Date.now() - 1000) },
    });
    await advanceApproval(workspaceId, usual.id);
    expect((await approvalOf(usual.id)).reviewerId).toBe(standIn);
  });

  test('is not handed to somebody who may not decide, nor to oneself', async () => {
    const workspace = await asking();
    const { workspaceId, admin, reviewer } = workspace;
    await expect(absence(workspace, admin.id, admin.id)).rejects.toMatchObject({ code: 'invalid_request' });
    await db().membership.updateMany({
      where: { workspaceId, userId: reviewer.id },
      data: { roles: ['viewer'] },
    });
    await expect(absence(workspace, admin.id, reviewer.id)).rejects.toMatchObject({
      code: 'invalid_request',
    });
  });
});
