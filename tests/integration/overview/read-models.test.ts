import { describe, expect, test } from 'vitest';
import type { Access } from '@/lib/auth/access-shape';
import { agentDetailSchema, agentPageSchema } from '@/lib/contracts/agents';
import { budgetDetailSchema, budgetPageSchema } from '@/lib/contracts/budgets';
import { overviewSchema } from '@/lib/contracts/overview';
import { stopStateSchema } from '@/lib/contracts/stops';
import { permissionsOf } from '@/lib/core/access/permissions';
import { type ScopeBody, scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { microsOf } from '@/lib/core/shared/micros';
import { db } from '@/lib/db/client';
import { executeAction, submitAction } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { dateOfDay, localDay } from '@/lib/platform/zone';
import { getAgent } from '@/lib/queries/agents/get-agent';
import { listAgents } from '@/lib/queries/agents/list-agents';
import { getBudget } from '@/lib/queries/budgets/get-budget';
import { listBudgets } from '@/lib/queries/budgets/list-budgets';
import { getOverview } from '@/lib/queries/overview/get-overview';
import { readStopState } from '@/lib/queries/stops/read-stop-state';
import { proposeScope } from '@/lib/usecases/agents/propose-scope';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { changeBudget } from '@/lib/usecases/budgets/change-budget';
import { switchGenerator } from '@/lib/usecases/sample/switch-generator';
import { resumeSubject } from '@/lib/usecases/stops/lift-pause';
import { pauseSubject } from '@/lib/usecases/stops/pause-subject';
import {
  aCampaign,
  aContact,
  assignOwner,
  aTask,
  aWorkspace,
  ownerIds,
  type Person,
  type TestWorkspace,
} from '../../support/workspace';

const placeOf = (workspace: TestWorkspace) => ({
  id: workspace.workspaceId,
  slug: 'test',
  name: 'Test',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  isSample: true,
});
const accessOf = (workspace: TestWorkspace, actor: Person): Access => ({
  actor,
  permissions: permissionsOf(['admin', 'reviewer', 'operator']),
  workspace: placeOf(workspace),
});

async function anAssignment(workspace: TestWorkspace) {
  const { contactId, signalId } = await aContact(workspace.workspaceId);
  const [owner = ''] = await ownerIds(workspace.workspaceId);
  const proposal = assignOwner(contactId, signalId, owner);
  const { runId, taskId } = await aTask(workspace, 'lead-router', signalId, [proposal]);
  return submitAction({
    workspaceId: workspace.workspaceId,
    runId,
    taskId,
    ordinal: 0,
    requester: { type: 'agent', ...workspace.agents['lead-router'] },
    proposal,
  });
}

async function scopeOf(agentId: string): Promise<ScopeBody> {
  const scope = await db().scope.findFirstOrThrow({ where: { agentId, status: 'active' } });
  return scopeBodySchema.parse(scope.body);
}

describe('the overview', () => {
  test('counts what was carried out, what waits and what is held, by the contract', async () => {
    const workspace = await aWorkspace({ askBelowConfidence: 0 });
    const { workspaceId, admin } = workspace;
    const done = await anAssignment(workspace);
    await executeAction({ workspaceId, actionId: done.actionId });
    const { agents, waiting, decisions, signals } = overviewSchema.parse(
      await getOverview(accessOf(workspace, admin)),
    );
    expect(agents).toContainEqual(
      expect.objectContaining({ id: workspace.agents['lead-router'].id, executedToday: 1, executedWeek: 1 }),
    );
    expect(waiting).toMatchObject({ count: 0, oldestAt: null });
    expect(decisions.unit).toBe('hour');
    expect(decisions.buckets.reduce((sum, bucket) => sum + bucket.allow, 0)).toBe(1);
    expect(signals).toMatchObject({ lastHour: 1, lastDay: 1 });

    const cleared = await anAssignment(workspace);
    const subject = { type: 'workspace', id: workspaceId } as const;
    await pauseSubject({ workspaceId, actor: admin, subject, reason: 'A look around.' });
    await executeAction({ workspaceId, actionId: cleared.actionId });
    const stopped = await getOverview(accessOf(workspace, admin));
    expect(stopped.incidents.counts.held).toBe(1);
    expect(stopped.incidents.rows[0]?.action.id).toBe(cleared.actionId);
    expect(stopped.firstSteps).toContainEqual({ key: 'stop', isDone: true });
    expect(stopped.firstSteps).toContainEqual({ key: 'undo', isDone: false });
    const state = stopStateSchema.parse(await readStopState(placeOf(workspace)));
    expect(state).toMatchObject({ heldActions: 1, stop: { reason: 'A look around.', by: { id: admin.id } } });

    await resumeSubject({ workspaceId, actor: admin, subject, reason: 'All is well.' });
    expect((await readStopState(placeOf(workspace))).stop).toBeNull();
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { workspaceId, verb: 'workspace.resumed' },
    });
    expect(entry.body).toMatchObject({ detail: { reason: 'All is well.' } });
  });

  test('lists approvals by deadline and ticks the step of whoever answered one', async () => {
    const workspace = await aWorkspace({ firstDecisionsToReview: 50, askBelowConfidence: 0 });
    const { workspaceId, admin } = workspace;
    const asked = await anAssignment(workspace);
    const before = overviewSchema.parse(await getOverview(accessOf(workspace, admin)));
    expect(before.waiting.rows.map((row) => row.action.id)).toEqual([asked.actionId]);
    const approval = await db().approval.findFirstOrThrow({ where: { actionId: asked.actionId } });
    await decideApproval({
      workspaceId,
      actor: admin,
      approvalId: approval.id,
      actionHash: approval.actionHash,
      answer: 'granted',
      reason: null,
    });
    const after = await getOverview(accessOf(workspace, admin));
    expect(after.waiting.count).toBe(0);
    expect(after.firstSteps).toContainEqual({ key: 'approve', isDone: true });
    expect((await getOverview(accessOf(workspace, workspace.secondAdmin))).firstSteps).toContainEqual({
      key: 'approve',
      isDone: false,
    });
  });

  test('the generator is switched once, on record, and only in a sample workspace', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const on = { workspaceId, actor: admin, on: true };
    await switchGenerator(on);
    await switchGenerator(on);
    expect((await getOverview(accessOf(workspace, admin))).generator).toEqual({ isOn: true });
    const entries = await db().auditEntry.count({
      where: { workspaceId, verb: 'workspace.generator_switched' },
    });
    expect(entries).toBe(1);
    await db().workspace.update({ where: { id: workspaceId }, data: { isSample: false } });
    await expect(switchGenerator({ ...on, on: false })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('agents', () => {
  test('say what they can do, what came of it, and who pauses them', async () => {
    const workspace = await aWorkspace({ firstDecisionsToReview: 50, askBelowConfidence: 0 });
    const { workspaceId, admin, agents } = workspace;
    const asked = await anAssignment(workspace);
    const approval = await db().approval.findFirstOrThrow({ where: { actionId: asked.actionId } });
    const answer = { workspaceId, actor: admin, approvalId: approval.id, actionHash: approval.actionHash };
    await decideApproval({ ...answer, answer: 'rejected', reason: 'Not now.' });
    await pauseSubject({
      workspaceId,
      actor: admin,
      subject: { type: 'agent', id: agents['lead-router'].id },
      reason: 'Odd owners.',
    });
    const page = agentPageSchema.parse(await listAgents(workspaceId));
    expect(page.rows.find((row) => row.kind === 'lead-router')).toMatchObject({
      proposed: 1,
      rejected: 1,
      reviewed: 0,
      reviewTarget: 50,
      approvalRate: 0,
      executed: 0,
      pause: { reason: 'Odd owners.', by: { id: admin.id } },
      scope: { version: 1, isExpired: false },
    });
    const detail = agentDetailSchema.parse(await getAgent(placeOf(workspace), agents['lead-router'].id));
    expect(detail.can.length).toBeGreaterThan(0);
    expect(detail.model).toBeNull();
  });

  test('show a wider scope as waiting and keep the one in force', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin, agents } = workspace;
    const agentId = agents['bid-and-budget'].id;
    const body = await scopeOf(agentId);
    await proposeScope({
      workspaceId,
      actor: admin,
      agentId,
      baseVersion: 1,
      body: { ...body, maxRelativeChange: body.maxRelativeChange + 0.1 },
      note: 'More room.',
    });
    const detail = agentDetailSchema.parse(await getAgent(placeOf(workspace), agentId));
    expect(detail).toMatchObject({ hasProposal: true, scope: { version: 1 }, scopeBody: body });
    expect(detail.scopes[0]).toMatchObject({
      version: 2,
      status: 'proposed',
      note: 'More room.',
      changes: [{ direction: 'widens' }],
    });
  });

  test('of another workspace do not exist here', async () => {
    const [mine, other] = [await aWorkspace(), await aWorkspace()];
    const foreign = getAgent(placeOf(mine), other.agents['lead-router'].id);
    await expect(foreign).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('budgets', () => {
  test('count committed as the gate does, and name what is left', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const { campaignId, dailyBudgetMicros } = await aCampaign(workspaceId);
    const today = localDay(now(), 'Europe/Berlin');
    await db().campaignDay.create({
      data: {
        workspaceId,
        campaignId,
        day: dateOfDay(today),
        spendMicros: 1_000_000n,
        revenueMicros: 0n,
        impressions: 10,
        clicks: 1,
        conversions: 0,
        reportedAt: now(),
      },
    });
    const { rows } = budgetPageSchema.parse(await listBudgets(placeOf(workspace)));
    const perDay = rows.find((row) => row.period === 'day');
    if (!perDay) throw new Error('The workspace has no budget per day.');
    expect(perDay).toMatchObject({
      spentMicros: '1000000',
      committedMicros: dailyBudgetMicros.toString(),
      reservedMicros: '0',
      window: { startsOn: today, endsOn: today, daysLeft: 1 },
    });
    expect(BigInt(perDay.leftMicros)).toBe(BigInt(perDay.capMicros) - dailyBudgetMicros);

    const to = { capMicros: microsOf(1) };
    await changeBudget({ workspaceId, actor: admin, budgetId: perDay.id, to, note: null });
    const detail = budgetDetailSchema.parse(await getBudget(placeOf(workspace), perDay.id));
    expect(BigInt(detail.leftMicros)).toBe(microsOf(1) - dailyBudgetMicros);
    expect(detail.spend).toHaveLength(28);
    expect(detail.spend.at(-1)).toEqual({ day: today, spendMicros: '1000000' });
    expect(detail.history[0]).toMatchObject({ title: 'changed a budget', by: { id: admin.id } });
    const month = rows.find((row) => row.period === 'month');
    const monthly = await getBudget(placeOf(workspace), month?.id ?? '');
    expect(monthly.spend.at(-1)?.spendMicros).toBe('1000000');
  });

  test('of another workspace do not exist here', async () => {
    const [mine, other] = [await aWorkspace(), await aWorkspace()];
    const [foreign] = (await listBudgets(placeOf(other))).rows;
    await expect(getBudget(placeOf(mine), foreign?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });
  });
});
