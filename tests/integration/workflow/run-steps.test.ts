import { afterAll, beforeAll, expect, test } from 'vitest';
import { stepErrorSchema, stepWaitSchema } from '@/lib/core/runs/run-step';
import { db } from '@/lib/db/client';
import { sendEvents } from '@/lib/platform/send-events';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { retryRun } from '@/lib/usecases/runs/retry-run';
import { aWaitingRun, sendEngagedLead } from '../../support/open-run';
import { startWorkflowApp, until, type WorkflowApp } from '../../support/workflow-app';
import { aContact, aTask, aWorkspace } from '../../support/workspace';

let app: WorkflowApp;
beforeAll(async () => {
  app = await startWorkflowApp((client) => [
    client.createFunction(
      { id: 'waits-and-sleeps', triggers: [{ event: 'test/waits-and-sleeps' }] },
      async ({ step }) => {
        await step.waitForEvent('word', { event: 'test/never', timeout: '1s' });
        await step.sleepUntil('nap', new Date(Date.now() + 1000));
        await step.sleep('doze', '1s');
        await step.sendEvent('tell', { name: 'test/told', data: {} });
      },
    ),
  ]);
});
afterAll(() => app?.stop());

const stepsOf = (runId: string) =>
  db().runStep.findMany({ where: { runId }, orderBy: [{ startedAt: 'asc' }, { id: 'asc' }] });

test('a run leaves a row for each step, with what it waits for and until when', async () => {
  const { workspaceId, reviewer } = await aWorkspace({ firstDecisionsToReview: 50 });
  const { runId, approval } = await aWaitingRun(workspaceId, 'steps');
  const waiting = await db().runStep.findFirstOrThrow({ where: { runId, status: 'waiting' } });
  expect(waiting).toMatchObject({ kind: 'wait', attempt: 0, pass: 1, finishedAt: null });
  expect(waiting.until).toEqual(approval.deadlineAt);
  expect(stepWaitSchema.parse(waiting.waitsFor)).toEqual({
    event: 'approval/decided',
    condition: `async.data.approvalId == '${approval.id}'`,
  });

  await decideApproval({
    workspaceId,
    actor: reviewer,
    approvalId: approval.id,
    actionHash: approval.actionHash,
    answer: 'granted',
    reason: null,
  });
  const steps = await until('the last step to be done', async () => {
    const rows = await stepsOf(runId);
    return rows.some((row) => row.step === 'finish' && row.status === 'completed') && rows;
  });
  expect(steps.map((row) => `${row.step} ${row.status}`).toSorted()).toEqual(
    [
      'propose completed',
      'submit 0 completed',
      'wait 0.0 completed',
      `approval ${approval.id} 0 completed`,
      `approval ${approval.id} 1 completed`,
      `answer ${approval.id} 0 completed`,
      `look again ${approval.id} 0 completed`,
      'execute 0.0 completed',
      'finish completed',
    ].toSorted(),
  );
  expect(steps.every((row) => row.finishedAt !== null && row.finishedAt >= row.startedAt)).toBe(true);
});

test('failed attempts stay in the timeline; taken up again, a run goes through a second pass', async () => {
  const { workspaceId, agents, admin } = await aWorkspace({ askBelowConfidence: 0 });
  // The orchestrator plans with the agent it finds; before the agent is asked, it is broken.
  await db().$executeRaw`
    CREATE FUNCTION break_agent() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN UPDATE agents SET kind = 'broken' WHERE id = NEW.agent_id; RETURN NULL; END $$`;
  await db()
    .$executeRaw`CREATE TRIGGER break_agent AFTER INSERT ON runs FOR EACH ROW EXECUTE FUNCTION break_agent()`;
  await sendEngagedLead(workspaceId, 'broken');
  const run = await until('the run to fail', () =>
    db().run.findFirst({ where: { workspaceId, status: 'failed' } }),
  );
  const failed = await stepsOf(run.id);
  expect(failed.map(({ step, attempt, status }) => ({ step, attempt, status }))).toEqual([
    ...[0, 1, 2, 3].map((attempt) => ({ step: 'propose', attempt, status: 'retrying' })),
    { step: 'propose', attempt: 4, status: 'failed' },
  ]);
  expect(failed.map((row) => stepErrorSchema.parse(row.error).name)).toEqual(Array(5).fill('ZodError'));

  await db().$executeRaw`DROP TRIGGER break_agent ON runs`;
  await db().agent.update({ where: { id: agents['lead-router'].id }, data: { kind: 'lead-router' } });
  const again = await retryRun({ workspaceId, actor: admin, runId: run.id, reason: 'The agent is back.' });
  expect(again).toEqual({ runId: run.id, pass: 2 });
  await until('the run to end', () => db().run.findFirst({ where: { id: run.id, status: 'completed' } }));
  const steps = await until('its last step', async () => {
    const rows = (await stepsOf(run.id)).filter((row) => row.pass === 2);
    return rows.some((row) => row.step === 'finish' && row.status === 'completed') && rows;
  });
  expect(steps.map((row) => [row.step, row.attempt])).toEqual([
    ['propose', 0],
    ['submit 0', 0],
    ['execute 0.0', 0],
    ['finish', 0],
  ]);
  await expect(
    retryRun({ workspaceId, actor: admin, runId: run.id, reason: 'Once more.' }),
  ).rejects.toMatchObject({ code: 'conflict' });
});

test('a wait that nobody answers and sleeps of both kinds come to their end', async () => {
  const place = await aWorkspace();
  const { workspaceId } = place;
  const { signalId } = await aContact(workspaceId);
  const { runId } = await aTask(place, 'lead-router', signalId, []);
  await sendEvents([{ id: runId, name: 'test/waits-and-sleeps', data: { workspaceId, runId } }]);
  const steps = await until('the last step', async () => {
    const rows = await stepsOf(runId);
    return rows.some((row) => row.step === 'tell' && row.status === 'completed') && rows;
  });
  expect(steps.map(({ step, kind, status }) => [step, kind, status])).toEqual([
    ['word', 'wait', 'timed_out'],
    ['nap', 'sleep', 'completed'],
    ['doze', 'sleep', 'completed'],
    ['tell', 'send', 'completed'],
  ]);
  for (const row of steps.filter(({ kind }) => kind !== 'send')) {
    const lastedMs = (row.until?.getTime() ?? 0) - row.startedAt.getTime();
    expect(lastedMs).toBeGreaterThan(0);
    expect(lastedMs).toBeLessThan(2000);
  }
});

test('a recording that fails does not stop the workflow', async () => {
  const { workspaceId } = await aWorkspace({ askBelowConfidence: 0 });
  await db().$executeRaw`ALTER TABLE run_steps RENAME TO run_steps_away`;
  await sendEngagedLead(workspaceId, 'unrecorded');
  await until('the run to end', () => db().run.findFirst({ where: { workspaceId, status: 'completed' } }));
  await db().$executeRaw`ALTER TABLE run_steps_away RENAME TO run_steps`;
  expect(await db().runStep.count({ where: { workspaceId } })).toBe(0);
});
