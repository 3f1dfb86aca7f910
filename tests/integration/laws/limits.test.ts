import { describe, expect, test } from 'vitest';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { compensateAction, executeAction } from '@/lib/gateway';
import { changeContact } from '@/lib/practice-platform/crm';
import { decideScope } from '@/lib/usecases/agents/decide-scope';
import { proposeScope } from '@/lib/usecases/agents/propose-scope';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { resumeSubject } from '@/lib/usecases/stops/lift-pause';
import { pauseSubject } from '@/lib/usecases/stops/pause-subject';
import { actionOf, proposeAssignment, vendorOwner } from '../../support/assignment';
import { aCampaign, aTask, aWorkspace, setDailyBudget, setScope } from '../../support/workspace';

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
    // It was cleared to act alone; that an action of its agent was taken back meanwhile counts now.
    expect(await executeAction({ workspaceId, actionId: cleared.actionId })).toMatchObject({
      status: 'awaiting_approval',
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
