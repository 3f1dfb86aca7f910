import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { sendOutboxEvents } from '@/lib/usecases/outbox/send-outbox-events';
import { cancelRun } from '@/lib/usecases/runs/cancel-run';
import { rerunRun } from '@/lib/usecases/runs/rerun-run';
import { aWaitingRun } from '../../support/open-run';
import { startWorkflowApp, until, type WorkflowApp } from '../../support/workflow-app';
import { aWorkspace } from '../../support/workspace';

let app: WorkflowApp;
beforeAll(async () => {
  app = await startWorkflowApp();
});
afterAll(() => app?.stop());

const verbsOf = async (runId: string) =>
  (await db().auditEntry.findMany({ where: { runId }, orderBy: { id: 'asc' } })).map((entry) => entry.verb);

/** How the engine's runs for a run of ours ended or stand. */
async function workflowsOf(runId: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ status: string }[]>`
    SELECT r.status FROM engine.run r JOIN engine.event e ON e.id = r.event_id
    WHERE e.name = 'run/planned' AND e.payload->'data'->>'runId' = ${runId}`;
  return rows.map((row) => row.status);
}

/** Tells the workflow once more that the run was planned, as after a server that lost its state. */
async function sendPlannedAgain(workspaceId: string, runId: string): Promise<void> {
  await inTransaction((tx) =>
    enqueueEvent(tx, { workspaceId, name: 'run/planned', data: { workspaceId, runId } }),
  );
  await sendOutboxEvents();
}

describe('cancelling a run', () => {
  test('withdraws its question, cancels its action, ends its workflow, all on record', async () => {
    const { workspaceId, reviewer, admin } = await aWorkspace({ firstDecisionsToReview: 50 });
    const { runId, approval } = await aWaitingRun(workspaceId, 'cancel');
    const result = await cancelRun({ workspaceId, actor: admin, runId, reason: 'The wrong week.' });
    expect(result).toEqual({ cancelledActionIds: [approval.actionId], inFlightActionIds: [] });
    expect(await db().run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({
      status: 'cancelled',
      outcome: 'Cancelled: The wrong week.',
    });
    const superseded = await db().approval.findUniqueOrThrow({ where: { id: approval.id } });
    expect(superseded.status).toBe('superseded');
    expect((await verbsOf(runId)).slice(-3)).toEqual([
      'approvals.superseded',
      'actions.cancelled',
      'runs.cancelled',
    ]);
    await expect(
      decideApproval({
        workspaceId,
        actor: reviewer,
        approvalId: approval.id,
        actionHash: approval.actionHash,
        answer: 'granted',
        reason: null,
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const wait = await db().runStep.findFirstOrThrow({ where: { runId, kind: 'wait' } });
    expect(wait).toMatchObject({ status: 'cancelled', finishedAt: expect.any(Date) });
    await until('the workflow to be cancelled', async () => {
      const workflows = await workflowsOf(runId);
      return workflows.length === 1 && workflows[0] === 'cancelled';
    });
    await expect(cancelRun({ workspaceId, actor: admin, runId, reason: 'Again.' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  test('an event that comes again finds a cancelled run over and does nothing', async () => {
    const { workspaceId, admin } = await aWorkspace({ firstDecisionsToReview: 50 });
    const { runId } = await aWaitingRun(workspaceId, 'late');
    await cancelRun({ workspaceId, actor: admin, runId, reason: 'Not now.' });
    // Beside one that has not ended yet, a second start is left out.
    await until('the first start to be cancelled', async () =>
      (await workflowsOf(runId)).includes('cancelled'),
    );
    const steps = await db().runStep.count({ where: { runId } });
    await sendPlannedAgain(workspaceId, runId);
    await until('the second start to end', async () => (await workflowsOf(runId)).includes('completed'));
    expect(await db().run.findUniqueOrThrow({ where: { id: runId } })).toMatchObject({ status: 'cancelled' });
    expect(await db().action.count({ where: { runId } })).toBe(1);
    expect(await db().runStep.count({ where: { runId } })).toBe(steps);
  });
});

test('a second start beside an active run is left out', async () => {
  const { workspaceId, reviewer } = await aWorkspace({ firstDecisionsToReview: 50 });
  const { runId, approval } = await aWaitingRun(workspaceId, 'twice');
  await sendPlannedAgain(workspaceId, runId);
  expect(await workflowsOf(runId)).toHaveLength(1);
  await decideApproval({
    workspaceId,
    actor: reviewer,
    approvalId: approval.id,
    actionHash: approval.actionHash,
    answer: 'granted',
    reason: null,
  });
  await until('the run to end', () => db().run.findFirst({ where: { id: runId, status: 'completed' } }));
  expect(await db().action.count({ where: { runId } })).toBe(1);
  expect((await verbsOf(runId)).filter((verb) => verb === 'actions.executed')).toHaveLength(1);
});

describe('doing a run over', () => {
  test('plans anew, asks the gate anew, and both runs know of each other', async () => {
    const { workspaceId, admin } = await aWorkspace({ firstDecisionsToReview: 50 });
    const { runId, approval, signalId } = await aWaitingRun(workspaceId, 'over');
    const request = { workspaceId, actor: admin, reason: 'The owners have changed.' };
    await expect(rerunRun({ ...request, runId })).rejects.toMatchObject({ code: 'conflict' });
    await cancelRun({ ...request, runId });
    const { runId: newRunId, started } = await rerunRun({ ...request, runId });
    expect(started).toBe(true);
    const asked = await until('a question of the new run', () =>
      db().approval.findFirst({ where: { status: 'pending', action: { runId: newRunId } } }),
    );
    expect(asked.id).not.toBe(approval.id);
    const again = await db().run.findUniqueOrThrow({ where: { id: newRunId } });
    expect(again).toMatchObject({ rerunOfId: runId, signalId, pass: 1 });
    expect((await verbsOf(newRunId))[0]).toBe('runs.planned');
    expect((await verbsOf(runId)).at(-1)).toBe('runs.rerun');
  });

  test('asked for twice at once, there is one', async () => {
    const { workspaceId, admin } = await aWorkspace({ firstDecisionsToReview: 50 });
    const { runId } = await aWaitingRun(workspaceId, 'once');
    const request = { workspaceId, actor: admin, runId, reason: 'Both of us.' };
    await cancelRun(request);
    const results = await Promise.allSettled([rerunRun(request), rerunRun(request)]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await db().run.count({ where: { workspaceId, rerunOfId: runId } })).toBe(1);
  });
});
