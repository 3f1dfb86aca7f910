import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { executeAction, submitAction } from '@/lib/gateway';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { actionOf, proposeAssignment, vendorOwner } from '../../support/assignment';
import { aContact, assignOwner, aWorkspace, setPolicy, setScope } from '../../support/workspace';

describe('an allowed action', () => {
  test('is cleared, carried out, read back and recorded, once however often it is called', async () => {
    const workspace = await aWorkspace();
    const { workspaceId } = workspace;
    const { actionId, status, externalId, owner, contactId } = await proposeAssignment(workspace);
    expect(status).toBe('cleared');
    expect(await executeAction({ workspaceId, actionId })).toMatchObject({ status: 'observed' });
    expect(await executeAction({ workspaceId, actionId })).toMatchObject({ status: 'observed' });
    expect(await vendorOwner(workspaceId, externalId)).toBe(owner);
    expect((await db().contact.findUniqueOrThrow({ where: { id: contactId } })).ownerExternalId).toBe(owner);
    expect(await db().practiceRequest.count({ where: { workspaceId } })).toBe(1);
    const verbs = (
      await db().auditEntry.findMany({ where: { workspaceId, actionId }, orderBy: { id: 'asc' } })
    ).map((entry) => entry.verb);
    expect(verbs).toEqual(['actions.decided', 'actions.decided', 'actions.claimed', 'actions.executed']);
  });

  test('submitted again by a step that runs twice stays one action', async () => {
    const workspace = await aWorkspace();
    const first = await proposeAssignment(workspace);
    const again = await submitProposal(workspace.workspaceId, first.taskId, 0);
    expect(again.actionId).toBe(first.actionId);
  });
});

describe('law 2: default deny', () => {
  test('without a scope nothing is granted, and the refusal says so', async () => {
    const workspace = await aWorkspace();
    await db().scope.updateMany({
      where: { agentId: workspace.agents['lead-router'].id },
      data: { status: 'superseded' },
    });
    expect((await proposeAssignment(workspace)).status).toBe('denied');
  });
  test('without a policy nothing is granted', async () => {
    const workspace = await aWorkspace();
    await db().policy.updateMany({
      where: { workspaceId: workspace.workspaceId },
      data: { active: false, status: 'superseded' },
    });
    expect((await proposeAssignment(workspace)).status).toBe('denied');
  });
});

describe('law 3: what you see is what executes', () => {
  test('an answer to another hash is refused, and so is a second answer', async () => {
    const workspace = await aWorkspace({ firstDecisionsToReview: 50 });
    const { workspaceId, reviewer } = workspace;
    const { approvalId, actionId } = await proposeAssignment(workspace);
    const input = {
      workspaceId,
      actor: reviewer,
      approvalId: approvalId ?? '',
      answer: 'granted' as const,
      reason: null,
    };
    await expect(decideApproval({ ...input, actionHash: 'something else' })).rejects.toMatchObject({
      code: 'conflict',
    });
    const actionHash = (await actionOf(actionId)).hash;
    expect(await decideApproval({ ...input, actionHash })).toMatchObject({ actionStatus: 'cleared' });
    await expect(decideApproval({ ...input, actionHash })).rejects.toMatchObject({ code: 'conflict' });
    expect(await executeAction({ workspaceId, actionId })).toMatchObject({ status: 'observed' });
  });

  test('the database refuses changed parameters', async () => {
    const workspace = await aWorkspace();
    const { actionId, other } = await proposeAssignment(workspace);
    const payload = { ...((await actionOf(actionId)).payload as object), ownerExternalId: other };
    await expect(db().action.update({ where: { id: actionId }, data: { payload } })).rejects.toThrow();
  });

  test('a finding that is new since the approval voids it and asks again', async () => {
    const workspace = await aWorkspace({ firstDecisionsToReview: 50 });
    const { workspaceId, reviewer } = workspace;
    const { approvalId, actionId } = await proposeAssignment(workspace);
    const actionHash = (await actionOf(actionId)).hash;
    await decideApproval({
      workspaceId,
      actor: reviewer,
      approvalId: approvalId ?? '',
      actionHash,
      answer: 'granted',
      reason: null,
    });
    await setPolicy(workspaceId, { askBelowConfidence: 0.99 });
    const claimed = await executeAction({ workspaceId, actionId });
    expect(claimed.status).toBe('awaiting_approval');
    expect(claimed.approvalId).not.toBe(approvalId);
    expect((await db().approval.findUniqueOrThrow({ where: { id: approvalId ?? '' } })).status).toBe(
      'superseded',
    );
    expect((await actionOf(actionId)).hash).not.toBe(actionHash);
  });
});

describe('law 4: decided again at the moment of effect', () => {
  test('a scope narrowed after clearing refuses at the claim', async () => {
    const workspace = await aWorkspace();
    const { workspaceId } = workspace;
    const { actionId, externalId } = await proposeAssignment(workspace);
    await setScope(workspace.agents['lead-router'].id, { kinds: [] });
    expect(await executeAction({ workspaceId, actionId })).toMatchObject({ status: 'denied' });
    expect(await vendorOwner(workspaceId, externalId)).toBeNull();
  });
});

describe('law 5: act and record are one', () => {
  test('when the change fails there is no record, and a record cannot be changed', async () => {
    const workspace = await aWorkspace();
    const { workspaceId } = workspace;
    const { signalId } = await aContact(workspaceId);
    const before = await db().auditEntry.count({ where: { workspaceId } });
    const agent = workspace.agents['lead-router'];
    const proposal = assignOwner('con_unknown', signalId, 'x');
    await expect(
      submitAction({
        workspaceId,
        runId: 'run_none',
        taskId: 'tsk_none',
        ordinal: 0,
        requester: { type: 'agent', ...agent },
        proposal,
      }),
    ).rejects.toThrow();
    expect(await db().auditEntry.count({ where: { workspaceId } })).toBe(before);
    const entry = await db().auditEntry.findFirstOrThrow({ where: { workspaceId } });
    await expect(db().auditEntry.update({ where: { id: entry.id }, data: { verb: 'x' } })).rejects.toThrow();
    await expect(db().auditEntry.delete({ where: { id: entry.id } })).rejects.toThrow();
    await expect(db().$executeRaw`TRUNCATE audit_entries`).rejects.toThrow();
  });

  test.each(['consents', 'suppressions', 'policies', 'scopes', 'outcome_reviews', 'decisions'])(
    'what once stood in %s can’t be taken away',
    async (table) => {
      const stays = `${table} is append-only`;
      await expect(db().$executeRawUnsafe(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(stays);
      const events = await db().$queryRaw<{ event: string }[]>`
        SELECT event_manipulation AS event FROM information_schema.triggers
        WHERE event_object_table = ${table} AND action_timing = 'BEFORE' AND event_manipulation = 'DELETE'`;
      expect(events).toHaveLength(1);
    },
  );
});

describe('law 1: one door', () => {
  test('the database refuses an execution beside anything but an allow decision for the same action, and a second one', async () => {
    const workspace = await aWorkspace({ firstDecisionsToReview: 50 });
    const { workspaceId } = workspace;
    const { actionId } = await proposeAssignment(workspace);
    const decision = await db().decision.findFirstOrThrow({ where: { actionId } });
    const execution = (decisionVerdict: 'allow' | 'escalate') => ({
      data: {
        id: `exe_${actionId}`,
        workspaceId,
        actionId,
        decisionId: decision.id,
        decisionVerdict,
        status: 'started' as const,
        checkpoint: {},
        intended: {},
        startedAt: new Date(),
      },
    });
    await expect(db().execution.create(execution('escalate'))).rejects.toThrow();
    await expect(db().execution.create(execution('allow'))).rejects.toThrow();
  });
});
