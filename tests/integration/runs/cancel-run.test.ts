import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { executeAction, submitAction } from '@/lib/gateway';
import { cancelRun } from '@/lib/usecases/runs/cancel-run';
import { proposeActions } from '@/lib/usecases/runs/propose-actions';
import { rerunRun } from '@/lib/usecases/runs/rerun-run';
import { submitUnlessCancelled } from '@/lib/usecases/runs/submit-proposal';
import {
  aCampaign,
  aContact,
  assignOwner,
  aTask,
  aWorkspace,
  ownerIds,
  setDailyBudget,
  type TestWorkspace,
} from '../../support/workspace';

/** A run with one proposal to assign a contact, ready to be submitted. */
async function aRunToSubmit(workspace: TestWorkspace) {
  const { contactId, signalId } = await aContact(workspace.workspaceId);
  const [owner = ''] = await ownerIds(workspace.workspaceId);
  const proposal = assignOwner(contactId, signalId, owner);
  const { runId, taskId } = await aTask(workspace, 'lead-router', signalId, [proposal]);
  const requester = { type: 'agent' as const, ...workspace.agents['lead-router'] };
  const request = { workspaceId: workspace.workspaceId, runId, taskId, ordinal: 0, requester, proposal };
  return { runId, taskId, submit: () => submitAction(request) };
}

describe('cancelling', () => {
  test('releases what a cleared action held of the budgets', async () => {
    const workspace = await aWorkspace({ askAboveRelativeChange: 1 });
    const { workspaceId, admin } = workspace;
    const { campaignId, signalId, dailyBudgetMicros } = await aCampaign(workspaceId);
    const proposal = setDailyBudget(campaignId, dailyBudgetMicros, dailyBudgetMicros + 1_000_000n);
    const { runId, taskId } = await aTask(workspace, 'bid-and-budget', signalId, [proposal]);
    const requester = { type: 'agent' as const, ...workspace.agents['bid-and-budget'] };
    const submitted = await submitAction({ workspaceId, runId, taskId, ordinal: 0, requester, proposal });
    expect(submitted.status).toBe('cleared');
    const held = () =>
      db().budgetWindow.aggregate({ where: { workspaceId }, _sum: { reservedMicros: true } });
    expect((await held())._sum.reservedMicros).toBeGreaterThan(0n);

    await cancelRun({ workspaceId, actor: admin, runId, reason: 'Too much.' });
    expect((await held())._sum.reservedMicros).toBe(0n);
    expect(await db().reservation.count({ where: { workspaceId, status: 'held' } })).toBe(0);
    const after = await executeAction({ workspaceId, actionId: submitted.actionId });
    expect(after.status).toBe('cancelled');
    expect(await db().execution.count({ where: { workspaceId } })).toBe(0);
  });

  test('leaves what is at a platform to finish, names it, and has nothing done over meanwhile', async () => {
    const workspace = await aWorkspace({ askBelowConfidence: 0 });
    const { workspaceId, admin } = workspace;
    const { runId, submit } = await aRunToSubmit(workspace);
    const { actionId } = await submit();
    await db().action.update({ where: { id: actionId }, data: { status: 'claimed' } });
    const request = { workspaceId, actor: admin, runId, reason: 'Stop it.' };
    expect(await cancelRun(request)).toEqual({ cancelledActionIds: [], inFlightActionIds: [actionId] });
    expect((await db().action.findUniqueOrThrow({ where: { id: actionId } })).status).toBe('claimed');
    await expect(rerunRun(request)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('racing a proposal that is being put before the gate, leaves nothing open', async () => {
    const workspace = await aWorkspace({ askBelowConfidence: 0 });
    const { workspaceId, admin } = workspace;
    const runs = await Promise.all(Array.from({ length: 24 }, () => aRunToSubmit(workspace)));
    await Promise.all(
      runs.flatMap(({ runId, submit }) => [
        submit().catch((error: unknown) => expect(error).toMatchObject({ code: 'conflict' })),
        cancelRun({ workspaceId, actor: admin, runId, reason: 'At once.' }),
      ]),
    );
    expect(await db().run.count({ where: { workspaceId, status: 'cancelled' } })).toBe(24);
    const statuses = await db().action.groupBy({ by: ['status'], where: { workspaceId } });
    expect(statuses.filter(({ status }) => status !== 'cancelled')).toEqual([]);
    for (const { taskId } of runs) expect(await submitUnlessCancelled(workspaceId, taskId, 0)).toBeNull();
  });

  test('racing claims of the same actions: each is either carried out or cancelled, and no budget stays held', async () => {
    const workspace = await aWorkspace({
      askAboveRelativeChange: 1,
      askAboveAddedDailySpendMicros: '1000000000',
    });
    const { workspaceId, admin } = workspace;
    const { campaignId, dailyBudgetMicros } = await aCampaign(workspaceId);
    const requester = { type: 'agent' as const, ...workspace.agents['bid-and-budget'] };
    const { signalId } = await aContact(workspaceId);
    const proposals = [1n, 2n, 3n].map((step) =>
      setDailyBudget(campaignId, dailyBudgetMicros, dailyBudgetMicros + step * 100_000n),
    );
    const { runId, taskId } = await aTask(workspace, 'bid-and-budget', signalId, proposals);
    const actionIds: string[] = [];
    for (const [ordinal, proposal] of proposals.entries()) {
      const submitted = await submitAction({ workspaceId, runId, taskId, ordinal, requester, proposal });
      expect(submitted.status).toBe('cleared');
      actionIds.push(submitted.actionId);
    }
    const request = { workspaceId, actor: admin, runId, reason: 'At once.' };
    await Promise.all([
      ...actionIds.toReversed().map((actionId) => executeAction({ workspaceId, actionId })),
      cancelRun(request),
    ]);
    const actions = await db().action.findMany({ where: { workspaceId }, select: { status: true } });
    expect(actions.filter(({ status }) => status === 'cleared' || status === 'claimed')).toEqual([]);
    expect(await db().reservation.count({ where: { workspaceId, status: 'held' } })).toBe(0);
  });

  test('leaves nothing to do to a workflow that starts after it', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const { runId } = await aRunToSubmit(workspace);
    expect(await proposeActions(workspaceId, runId)).toMatchObject({ proposals: 1 });
    await cancelRun({ workspaceId, actor: admin, runId, reason: 'Before it began.' });
    expect(await proposeActions(workspaceId, runId)).toEqual({ taskId: null });
  });
});
