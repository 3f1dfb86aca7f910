import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { listOutcomes } from '@/lib/queries/outcomes/list-outcomes';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { reviewOutcome } from '@/lib/usecases/outcomes/review-outcome';
import { proposeAssignment } from '../../support/assignment';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';

const query = { status: 'open' as const, limit: 50, cursor: undefined };

describe('judging outcomes', () => {
  let workspace: TestWorkspace;
  beforeAll(async () => {
    workspace = await aWorkspace();
  });

  const executed = async () => {
    const { actionId } = await proposeAssignment(workspace);
    await executeAction({ workspaceId: workspace.workspaceId, actionId });
    return actionId;
  };
  const review = (actionId: string, over: Partial<Parameters<typeof reviewOutcome>[0]> = {}) =>
    reviewOutcome({
      workspaceId: workspace.workspaceId,
      actor: workspace.reviewer,
      actionId,
      verdict: 'right',
      note: null,
      ...over,
    });

  test('an action is judged once, in the record, for its version, kind and segment', async () => {
    const { workspaceId, reviewer } = workspace;
    const actionId = await executed();
    const answers = await Promise.allSettled([review(actionId), review(actionId)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(review(actionId)).rejects.toMatchObject({ code: 'conflict' });
    const agent = workspace.agents['lead-router'];
    expect(await db().outcomeReview.findMany({ where: { actionId } })).toMatchObject([
      {
        agentId: agent.id,
        agentVersion: agent.version,
        kind: 'crm.contact.assign-owner',
        segment: 'unknown',
        reviewerId: reviewer.id,
        verdict: 'right',
      },
    ]);
    expect(
      await db().auditEntry.count({ where: { workspaceId, verb: 'actions.outcome_reviewed', actionId } }),
    ).toBe(1);
  });

  test('"wrong" needs a note, and nothing is saved without it', async () => {
    const actionId = await executed();
    await expect(review(actionId, { verdict: 'wrong', note: '  ' })).rejects.toMatchObject({
      code: 'invalid_request',
      invalidParams: [{ name: 'note' }],
    });
    expect(await db().outcomeReview.count({ where: { actionId } })).toBe(0);
    await review(actionId, { verdict: 'wrong', note: 'The owner is on leave.' });
    expect(await db().outcomeReview.findFirst({ where: { actionId } })).toMatchObject({
      verdict: 'wrong',
      note: 'The owner is on leave.',
    });
  });

  test('who may not, what is not over, and what is elsewhere is refused', async () => {
    const actionId = await executed();
    const { workspaceId, secondAdmin } = workspace;
    const others = await db().membership.findUniqueOrThrow({
      where: { workspaceId_userId: { workspaceId, userId: secondAdmin.id } },
    });
    await db().membership.update({ where: { id: others.id }, data: { roles: ['admin', 'viewer'] } });
    await expect(review(actionId, { actor: secondAdmin })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const { actionId: cleared } = await proposeAssignment(workspace);
    await expect(review(cleared)).rejects.toMatchObject({ code: 'conflict' });
    const elsewhere = await aWorkspace();
    await expect(
      review(actionId, { workspaceId: elsewhere.workspaceId, actor: elsewhere.reviewer }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  test('what waited for reviews is told when enough outcomes were judged', async () => {
    const there = await aWorkspace({ firstDecisionsToReview: 2 });
    const { workspaceId, reviewer } = there;
    const told = () => db().outboxEvent.count({ where: { workspaceId, name: 'agent/review-completed' } });
    const judge = async () => {
      const { actionId, approvalId } = await proposeAssignment(there);
      const approval = await db().approval.findUniqueOrThrow({ where: { id: approvalId ?? '' } });
      const { actionHash } = approval;
      const answer = { workspaceId, actor: reviewer, approvalId: approval.id, actionHash, reason: null };
      await decideApproval({ ...answer, answer: 'granted' });
      await executeAction({ workspaceId, actionId });
      await reviewOutcome({ workspaceId, actor: reviewer, actionId, verdict: 'right', note: null });
    };
    await judge();
    expect(await told()).toBe(0);
    await judge();
    expect(await told()).toBe(1);
    expect((await proposeAssignment(there)).status).toBe('cleared');
  });

  test('the list holds what nobody has judged, with what was seen', async () => {
    const { workspaceId } = workspace;
    const agent = workspace.agents['lead-router'].id;
    const actionId = await executed();
    const open = await listOutcomes({ id: workspaceId, currency: 'EUR' }, { ...query, agent });
    const row = open.rows.find(({ action }) => action.id === actionId);
    expect(row?.fields.map((field) => field.label)).toContain('Owner');
    expect(row?.fields[0]?.observed).not.toBeNull();
    expect(row?.expectedEffect.metric).toBe('conversion');
    const judgedBefore = open.progress?.judged ?? 0;
    await review(actionId);
    const after = await listOutcomes({ id: workspaceId, currency: 'EUR' }, { ...query, agent });
    expect(after.rows.map(({ action }) => action.id)).not.toContain(actionId);
    expect(after.progress).toMatchObject({ judged: judgedBefore + 1, open: (open.progress?.open ?? 0) - 1 });
    const judged = await listOutcomes(
      { id: workspaceId, currency: 'EUR' },
      { ...query, agent, status: 'judged' },
    );
    expect(judged.rows[0]).toMatchObject({ action: { id: actionId }, review: { verdict: 'right' } });
  });
});
