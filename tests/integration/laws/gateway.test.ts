import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { compensateAction, executeAction, submitAction } from '@/lib/gateway';
import { changeContact } from '@/lib/practice-platform/crm';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { proposeScope } from '@/lib/usecases/agents/propose-scope';
import { decideScope } from '@/lib/usecases/agents/decide-scope';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { inTransaction } from '@/lib/db/tx';
import { pauseSubject, resumeSubject } from '@/lib/usecases/stops/pause-subject';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import {
  type TestWorkspace,
  aCampaign,
  aContact,
  assignOwner,
  aTask,
  aWorkspace,
  ownerIds,
  setDailyBudget,
  setScope,
} from '../../support/workspace';

/** Proposes to give a new contact to the first owner, through the gate. */
async function proposeAssignment(workspace: TestWorkspace) {
  const { contactId, signalId, externalId } = await aContact(workspace.workspaceId);
  const [owner, other] = await ownerIds(workspace.workspaceId);
  if (!owner || !other) throw new Error('no owners');
  const { taskId, runId } = await aTask(workspace, 'lead-router', signalId, [
    assignOwner(contactId, signalId, owner),
  ]);
  const submitted = await submitProposal(workspace.workspaceId, taskId, 0);
  return { ...submitted, contactId, externalId, owner, other, taskId, runId };
}

const vendorOwner = async (workspaceId: string, externalId: string) =>
  (await db().practiceContact.findUnique({ where: { workspaceId_externalId: { workspaceId, externalId } } }))
    ?.ownerId ?? null;
const actionOf = (id: string) => db().action.findUniqueOrThrow({ where: { id } });

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
    await db().policy.updateMany({ where: { workspaceId: workspace.workspaceId }, data: { active: false } });
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
    const policy = await db().policy.findFirstOrThrow({ where: { workspaceId, active: true } });
    await db().policy.update({
      where: { id: policy.id },
      data: { body: { ...(policy.body as object), askBelowConfidence: 0.99 } },
    });
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
});

describe('law 6: caps hold under concurrency', () => {
  test('of 100 actions proposed at once against a budget that fits 10, exactly 10 are cleared', async () => {
    const workspace = await aWorkspace({
      askAboveAddedDailySpendMicros: '1000000000',
      askAboveRelativeChange: 10,
    });
    const { workspaceId } = workspace;
    const { campaignId, dailyBudgetMicros } = await aCampaign(workspaceId);
    await setScope(workspace.agents['bid-and-budget'].id, {
      maxRelativeChange: 10,
      maxAddedDailySpendMicros: '1000000000',
    });
    const step = 1_000_000n;
    // The month's window needs the same for each of its days left: the day's cap alone is the narrow one here.
    await db().budget.updateMany({
      where: { workspaceId, period: 'day' },
      data: { capMicros: dailyBudgetMicros + 10n * step },
    });
    await db().budget.updateMany({
      where: { workspaceId, period: 'month' },
      data: { capMicros: 1_000_000_000_000n },
    });
    const at = new Date();
    const tasks = await Promise.all(
      Array.from({ length: 100 }, async (_, i) => {
        const signalId = `sig_cap_${workspaceId}_${i}`;
        await db().signal.create({
          data: {
            id: signalId,
            workspaceId,
            source: 'cap',
            messageId: String(i),
            kind: 'campaign.performance',
            campaignId,
            quality: 1,
            payload: {},
            occurredAt: at,
            recordedAt: at,
          },
        });
        return aTask(workspace, 'bid-and-budget', signalId, [
          setDailyBudget(campaignId, dailyBudgetMicros, dailyBudgetMicros + step),
        ]);
      }),
    );
    const results = await Promise.all(tasks.map(({ taskId }) => submitProposal(workspaceId, taskId, 0)));
    const statuses = results.map((result) => result.status);
    expect(statuses.filter((status) => status === 'cleared')).toHaveLength(10);
    expect(statuses.filter((status) => status === 'denied')).toHaveLength(90);
    const window = await db().budgetWindow.findFirstOrThrow({
      where: { workspaceId, budget: { period: 'day' } },
    });
    expect(window.reservedMicros).toBe(10n * step);
    // The database refuses one more by itself.
    await expect(
      db().budgetWindow.update({ where: { id: window.id }, data: { reservedMicros: { increment: 1n } } }),
    ).rejects.toThrow();
  });

  test('a settled raise moves from held to committed; a refused claim releases', async () => {
    const workspace = await aWorkspace({ askAboveRelativeChange: 10 });
    const { workspaceId } = workspace;
    const { campaignId, signalId, dailyBudgetMicros } = await aCampaign(workspaceId);
    const { taskId } = await aTask(workspace, 'bid-and-budget', signalId, [
      setDailyBudget(campaignId, dailyBudgetMicros, dailyBudgetMicros + 10_000_000n),
      setDailyBudget(campaignId, dailyBudgetMicros, dailyBudgetMicros + 12_000_000n),
    ]);
    const first = await submitProposal(workspaceId, taskId, 0);
    const second = await submitProposal(workspaceId, taskId, 1);
    expect([first.status, second.status]).toEqual(['cleared', 'cleared']);
    expect(await executeAction({ workspaceId, actionId: first.actionId })).toMatchObject({
      status: 'observed',
    });
    // The second was made for the budget as it was before the first: its premise is stale.
    expect(await executeAction({ workspaceId, actionId: second.actionId })).toMatchObject({
      status: 'denied',
    });
    const reservations = await db().reservation.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
    expect(new Set(reservations.filter((r) => r.actionId === first.actionId).map((r) => r.status))).toEqual(
      new Set(['settled']),
    );
    expect(new Set(reservations.filter((r) => r.actionId === second.actionId).map((r) => r.status))).toEqual(
      new Set(['released']),
    );
    expect(
      (await db().budgetWindow.findMany({ where: { workspaceId } })).map((window) => window.reservedMicros),
    ).toEqual([0n, 0n]);
    expect((await db().campaign.findUniqueOrThrow({ where: { id: campaignId } })).dailyBudgetMicros).toBe(
      dailyBudgetMicros + 10_000_000n,
    );
  });
});

describe('law 7: stop means stop', () => {
  test('after a stop nothing is claimed; taking back still works; after resuming it is decided again', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const done = await proposeAssignment(workspace);
    await executeAction({ workspaceId, actionId: done.actionId });
    const cleared = await proposeAssignment(workspace);
    await pauseSubject({
      workspaceId,
      actor: admin,
      subject: { type: 'workspace', id: workspaceId },
      reason: 'Something is off.',
    });
    expect(await executeAction({ workspaceId, actionId: cleared.actionId })).toMatchObject({
      status: 'held',
    });
    expect(await vendorOwner(workspaceId, cleared.externalId)).toBeNull();
    expect(
      await compensateAction({
        workspaceId,
        actionId: done.actionId,
        userId: admin.id,
        reason: 'Wrong owner.',
      }),
    ).toMatchObject({ status: 'rolled_back' });
    expect(
      await resumeSubject({ workspaceId, actor: admin, subject: { type: 'workspace', id: workspaceId } }),
    ).toEqual({ heldActions: 1 });
    expect(await executeAction({ workspaceId, actionId: cleared.actionId })).toMatchObject({
      status: 'observed',
    });
  });

  test('claims racing a stop: none is claimed after its commit', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const cleared = await Promise.all(Array.from({ length: 20 }, () => proposeAssignment(workspace)));
    const running = cleared.map(({ actionId }) => executeAction({ workspaceId, actionId }));
    await pauseSubject({
      workspaceId,
      actor: admin,
      subject: { type: 'workspace', id: workspaceId },
      reason: 'Race.',
    });
    const claimedByThen = await db().execution.count({ where: { workspaceId } });
    await Promise.all(running);
    expect(await db().execution.count({ where: { workspaceId } })).toBe(claimedByThen);
    const statuses = await db().action.groupBy({ by: ['status'], where: { workspaceId }, _count: true });
    expect(statuses.every(({ status }) => status === 'observed' || status === 'held')).toBe(true);
  });
});

describe('law 8: taking back', () => {
  test('puts back what is still ours', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const { actionId, externalId } = await proposeAssignment(workspace);
    await executeAction({ workspaceId, actionId });
    expect(await compensateAction({ workspaceId, actionId, userId: admin.id, reason: 'No.' })).toMatchObject({
      status: 'rolled_back',
    });
    expect(await vendorOwner(workspaceId, externalId)).toBeNull();
    await expect(
      compensateAction({ workspaceId, actionId, userId: admin.id, reason: 'Again.' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  test("never overwrites a person's later edit: it is a conflict and left alone", async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const { actionId, externalId, other } = await proposeAssignment(workspace);
    await executeAction({ workspaceId, actionId });
    await inTransaction((tx) =>
      changeContact(tx, { workspaceId, externalId, set: { ownerId: other }, by: 'person:someone' }),
    );
    const undone = await compensateAction({ workspaceId, actionId, userId: admin.id, reason: 'No.' });
    expect(undone.status).toBe('rollback_conflict');
    expect(await vendorOwner(workspaceId, externalId)).toBe(other);
  });
});

describe('law 10: a person answers for it', () => {
  test('a person without the role can neither approve nor take back', async () => {
    const workspace = await aWorkspace({ firstDecisionsToReview: 50 });
    const { workspaceId, reviewer, admin } = workspace;
    const { approvalId, actionId } = await proposeAssignment(workspace);
    const actionHash = (await actionOf(actionId)).hash;
    const answer = {
      workspaceId,
      approvalId: approvalId ?? '',
      actionHash,
      answer: 'granted' as const,
      reason: null,
    };
    await db().membership.updateMany({
      where: { workspaceId, userId: reviewer.id },
      data: { roles: ['viewer'] },
    });
    await expect(decideApproval({ ...answer, actor: reviewer })).rejects.toMatchObject({ code: 'forbidden' });
    await decideApproval({ ...answer, actor: admin });
    await executeAction({ workspaceId, actionId });
    expect(
      await compensateAction({ workspaceId, actionId, userId: reviewer.id, reason: 'No.' }),
    ).toMatchObject({ status: 'denied' });
  });

  test('the database refuses an approver who is the requester', async () => {
    const workspace = await aWorkspace({ firstDecisionsToReview: 50 });
    const { approvalId } = await proposeAssignment(workspace);
    const approval = await db().approval.findUniqueOrThrow({ where: { id: approvalId ?? '' } });
    await expect(
      db().approval.update({
        where: { id: approval.id },
        data: { status: 'granted', decidedById: approval.requesterId, decidedAt: new Date() },
      }),
    ).rejects.toThrow();
  });

  test('narrowing takes effect at once, widening waits for a second admin', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin, secondAdmin } = workspace;
    const agentId = workspace.agents['lead-router'].id;
    const active = await db().scope.findFirstOrThrow({ where: { agentId, status: 'active' } });
    const body = scopeBodySchema.parse(active.body);
    const narrowed = await proposeScope({
      workspaceId,
      actor: admin,
      agentId,
      baseVersion: 1,
      body: { ...body, accountTiers: ['tier_1'] },
      note: null,
    });
    expect(narrowed.status).toBe('active');
    expect((await proposeAssignment(workspace)).status).toBe('denied');
    const widened = await proposeScope({
      workspaceId,
      actor: admin,
      agentId,
      baseVersion: 2,
      body,
      note: null,
    });
    expect(widened.status).toBe('proposed');
    expect((await proposeAssignment(workspace)).status).toBe('denied');
    await expect(
      decideScope({ workspaceId, actor: admin, scopeId: widened.scopeId, answer: 'activate', reason: '' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await decideScope({
      workspaceId,
      actor: secondAdmin,
      scopeId: widened.scopeId,
      answer: 'activate',
      reason: '',
    });
    expect((await proposeAssignment(workspace)).status).toBe('cleared');
  });
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
