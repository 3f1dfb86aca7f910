import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { newId } from '@/lib/platform/ids';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { actionOf, proposeAssignment, vendorOwner } from '../../support/assignment';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';

/** An assignment that waits for a person, and everything an answer to it needs. */
async function aQuestion(given?: TestWorkspace) {
  const workspace = given ?? (await aWorkspace({ firstDecisionsToReview: 50 }));
  const proposed = await proposeAssignment(workspace);
  const { hash } = await actionOf(proposed.actionId);
  const answer = {
    workspaceId: workspace.workspaceId,
    actor: workspace.reviewer,
    approvalId: proposed.approvalId ?? '',
    actionHash: hash,
    answer: 'granted' as const,
    reason: null,
  };
  return { ...proposed, workspace, answer };
}

const refusalsOf = (workspaceId: string, approvalId: string) =>
  db().auditEntry.count({ where: { workspaceId, verb: 'approvals.refused', subjectId: approvalId } });
const untouched = async ({ workspace, externalId }: Awaited<ReturnType<typeof aQuestion>>) =>
  (await vendorOwner(workspace.workspaceId, externalId)) === null &&
  (await db().practiceRequest.count({ where: { workspaceId: workspace.workspaceId } })) === 0;

describe('an answer that does not count is refused, has no effect, and is on record', () => {
  test('a replayed one', async () => {
    const question = await aQuestion();
    const { workspace, actionId, answer } = question;
    await decideApproval(answer);
    await executeAction({ workspaceId: workspace.workspaceId, actionId });
    await expect(decideApproval(answer)).rejects.toMatchObject({ code: 'conflict' });
    await executeAction({ workspaceId: workspace.workspaceId, actionId });
    expect(await db().practiceRequest.count({ where: { workspaceId: workspace.workspaceId } })).toBe(1);
    expect(await refusalsOf(workspace.workspaceId, answer.approvalId)).toBe(1);
  });

  test('one for the action of another run', async () => {
    const first = await aQuestion();
    const second = await aQuestion(first.workspace);
    const crossed = { ...first.answer, actionHash: second.answer.actionHash };
    await expect(decideApproval(crossed)).rejects.toMatchObject({ code: 'conflict' });
    expect(await refusalsOf(first.workspace.workspaceId, first.answer.approvalId)).toBe(1);
    expect(await untouched(first)).toBe(true);
  });

  test('one of another workspace', async () => {
    const question = await aQuestion();
    const elsewhere = await aWorkspace();
    const asked = { ...question.answer, workspaceId: elsewhere.workspaceId, actor: elsewhere.reviewer };
    await expect(decideApproval(asked)).rejects.toMatchObject({ code: 'not_found' });
    expect(await untouched(question)).toBe(true);
  });

  test('one that comes after its time', async () => {
    const question = await aQuestion();
    const { workspace, answer } = question;
    const { workspaceId } = workspace;
    // Time itself is moved: the row keeps what it is bound to.
    await db().$executeRawUnsafe('ALTER TABLE approvals DISABLE TRIGGER approvals_keep_their_binding');
    await db().approval.update({
      where: { id: answer.approvalId },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    await db().$executeRawUnsafe('ALTER TABLE approvals ENABLE TRIGGER approvals_keep_their_binding');
    await expect(decideApproval(answer)).rejects.toMatchObject({ code: 'conflict' });
    expect(await refusalsOf(workspaceId, answer.approvalId)).toBe(1);
    expect(await untouched(question)).toBe(true);
  });

  test('one of an agent or of a key', async () => {
    const question = await aQuestion();
    const { workspace, answer } = question;
    const agent = workspace.agents['lead-router'];
    for (const actor of [
      { type: 'agent' as const, ...agent },
      { type: 'api_key' as const, id: newId('key') },
    ])
      await expect(decideApproval({ ...answer, actor })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await refusalsOf(workspace.workspaceId, answer.approvalId)).toBe(2);
    expect(await untouched(question)).toBe(true);
  });

  test('one of somebody who may not decide', async () => {
    const question = await aQuestion();
    const { workspaceId, reviewer } = question.workspace;
    await db().membership.updateMany({
      where: { workspaceId, userId: reviewer.id },
      data: { roles: ['viewer'] },
    });
    await expect(decideApproval(question.answer)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await refusalsOf(workspaceId, question.answer.approvalId)).toBe(1);
    expect(await untouched(question)).toBe(true);
  });
});

test('a role that is taken away after the yes takes the yes with it: it is asked again', async () => {
  const question = await aQuestion();
  const { workspaceId, reviewer } = question.workspace;
  await decideApproval(question.answer);
  await db().membership.updateMany({
    where: { workspaceId, userId: reviewer.id },
    data: { roles: ['viewer'] },
  });
  const claimed = await executeAction({ workspaceId, actionId: question.actionId });
  expect(claimed.status).toBe('awaiting_approval');
  const again = await db().approval.findUniqueOrThrow({ where: { id: claimed.approvalId ?? '' } });
  expect(again.askedAgainBecause).toMatch(/no longer decide/);
  expect(await untouched(question)).toBe(true);
});

describe('the database itself refuses', () => {
  const grant = (decidedById: string) => ({
    status: 'granted' as const,
    decidedById,
    decidedAt: new Date(),
  });

  test('a yes of the requester, in every way it could be written', async () => {
    const { answer, workspace } = await aQuestion();
    const { approvalId, workspaceId } = answer;
    const requesterId = workspace.agents['lead-router'].id;
    const vote = { workspaceId, approvalId, voterId: requesterId, withPassword: true, votedAt: new Date() };
    await expect(db().approvalVote.create({ data: vote })).rejects.toThrow(/nobody approves/);
    await expect(
      db().approval.update({ where: { id: approvalId }, data: grant(requesterId) }),
    ).rejects.toThrow();
    await expect(
      db().approval.update({ where: { id: approvalId }, data: { requesterId: workspace.admin.id } }),
    ).rejects.toThrow(/bound to/);
  });

  test('a grant without the vote of the person it names', async () => {
    const { answer, workspace } = await aQuestion();
    await expect(
      db().approval.update({ where: { id: answer.approvalId }, data: grant(workspace.reviewer.id) }),
    ).rejects.toThrow(/votes/);
  });

  test('another action, or other parameters, under a grant', async () => {
    const first = await aQuestion();
    const second = await aQuestion(first.workspace);
    await decideApproval(first.answer);
    const where = { id: first.answer.approvalId };
    await expect(db().approval.update({ where, data: { actionId: second.actionId } })).rejects.toThrow();
    await expect(
      db().approval.update({ where, data: { actionHash: second.answer.actionHash } }),
    ).rejects.toThrow(/bound to/);
    const { payload } = await actionOf(second.actionId);
    await expect(
      db().action.update({ where: { id: first.actionId }, data: { payload: payload as object } }),
    ).rejects.toThrow();
  });

  test('a vote that is changed, taken back, or given after the end', async () => {
    const { answer, workspace } = await aQuestion();
    const { approvalId, workspaceId } = answer;
    await decideApproval(answer);
    const id = { approvalId_voterId: { approvalId, voterId: workspace.reviewer.id } };
    await expect(
      db().approvalVote.update({ where: id, data: { voterId: workspace.admin.id } }),
    ).rejects.toThrow();
    await expect(db().approvalVote.delete({ where: id })).rejects.toThrow();
    const late = {
      workspaceId,
      approvalId,
      voterId: workspace.admin.id,
      withPassword: false,
      votedAt: new Date(),
    };
    await expect(db().approvalVote.create({ data: late })).rejects.toThrow(/no longer pending/);
  });
});
