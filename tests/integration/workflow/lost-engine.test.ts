import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { failRun } from '@/lib/usecases/runs/finish-run';
import { sampleLeads } from '@/lib/usecases/sample/sample-signals';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { resendUnfinishedRuns } from '@/lib/usecases/workflows/resend-unfinished-runs';
import { reviveStandingWork } from '@/lib/usecases/workflows/revive-standing-work';
import { startWorkflowApp, until, type WorkflowApp } from '../../support/workflow-app';
import { aWorkspace } from '../../support/workspace';

let app: WorkflowApp;
beforeAll(async () => {
  app = await startWorkflowApp();
});
afterAll(() => app?.stop());

/** What a self-hosted server without Redis does when it restarts: its functions are known, everything under way is gone. */
const loseEngineState = () =>
  until('the engine to stand still for a moment', () =>
    db().$executeRaw`TRUNCATE engine.event, engine.dedupe CASCADE`.then(
      () => true,
      // The engine is in the middle of something, and the two wait for each other.
      () => false,
    ),
  );

const leads = (count: number, seed: string) =>
  sampleLeads(new Date(), { first: 0, count, withOutcome: 0, spreadDays: 0.1, seed }).leads.map((item) => ({
    ...item,
    payload: {
      ...item.payload,
      contact: {
        ...item.payload.contact,
        email: null,
        traits: { visits: 50, secondsOnSite: 4000, pageViews: 30 },
      },
    },
  }));
const actor = { type: 'system' as const, id: 'test' };

async function aRunThatWaits() {
  const workspace = await aWorkspace({ firstDecisionsToReview: 50 });
  const { workspaceId } = workspace;
  await recordSignals({ workspaceId, actor, items: leads(1, 'lost') });
  const approval = await until('a run that waits for a person', () =>
    db().approval.findFirst({
      where: { workspaceId, status: 'pending', action: { run: { status: 'waiting' } } },
    }),
  );
  const grant = () =>
    decideApproval({
      workspaceId,
      actor: workspace.reviewer,
      approvalId: approval.id,
      actionHash: approval.actionHash,
      answer: 'granted',
      reason: null,
    });
  const completed = () =>
    until('the run to complete', () => db().run.findFirst({ where: { workspaceId, status: 'completed' } }));
  return { workspaceId, approval, grant, completed };
}

test('runs that an engine has forgotten are taken up at the next start, each effect once', async () => {
  const { approval, grant, completed } = await aRunThatWaits();
  await loseEngineState();
  expect(await resendUnfinishedRuns()).toBeGreaterThan(0);
  // Another replica that starts at the same time leaves it.
  expect(await resendUnfinishedRuns()).toBeNull();
  await grant();
  await completed();
  expect(await db().execution.count({ where: { actionId: approval.actionId } })).toBe(1);
  expect(await db().approval.count({ where: { actionId: approval.actionId } })).toBe(1);
});

test('sent to an engine that has forgotten nothing, they change nothing', async () => {
  const { approval, grant, completed } = await aRunThatWaits();
  await db().workflowHeartbeat.deleteMany({ where: { name: 'resend' } });
  expect(await resendUnfinishedRuns()).toBeGreaterThan(0);
  await grant();
  await completed();
  expect(await db().execution.count({ where: { actionId: approval.actionId } })).toBe(1);
});

test('the sweeper revives what was forgotten while everybody was up', async () => {
  const { workspaceId, grant, completed } = await aRunThatWaits();
  await loseEngineState();
  await grant();
  expect((await reviveStandingWork(100)).runs).toBe(0);
  await db()
    .$executeRaw`UPDATE runs SET started_at = started_at - interval '20 minutes' WHERE workspace_id = ${workspaceId}`;
  await db().$executeRaw`
    UPDATE run_steps SET started_at = started_at - interval '20 minutes', finished_at = finished_at - interval '20 minutes'
    WHERE workspace_id = ${workspaceId}`;
  // Whoever waits for their time stands still as they should.
  const setTime = (notBefore: Date | null) =>
    db().task.updateMany({ where: { workspaceId }, data: { notBefore } });
  await setTime(new Date(Date.now() + 3_600_000));
  expect((await reviveStandingWork(100)).runs).toBe(0);
  await setTime(null);
  expect((await reviveStandingWork(100)).runs).toBe(1);
  await completed();
});

test('a run whose workflow gave up stays open while a person is asked, and ends with what becomes of it', async () => {
  const { workspaceId, approval, grant, completed } = await aRunThatWaits();
  await loseEngineState();
  const runId = (await db().run.findFirstOrThrow({ where: { workspaceId } })).id;
  await failRun(workspaceId, runId, 'No answer from the app.');
  expect(await db().run.findFirst({ where: { workspaceId } })).toMatchObject({ status: 'waiting' });
  await grant();
  await db().workflowHeartbeat.deleteMany({ where: { name: 'resend' } });
  await resendUnfinishedRuns();
  expect(await completed()).toMatchObject({ outcome: 'observed' });
  expect(await db().execution.count({ where: { actionId: approval.actionId } })).toBe(1);
  await failRun(workspaceId, runId, 'Too late.');
  expect(await db().run.findFirst({ where: { workspaceId } })).toMatchObject({ status: 'completed' });
});

test('signals whose event the engine has lost are planned after all; those recorded to learn from are not', async () => {
  const { workspaceId } = await aWorkspace();
  const told = await recordSignals({ workspaceId, actor, items: leads(3, 'told'), emit: false });
  await recordSignals({ workspaceId, actor, items: leads(2, 'learnt-from'), emit: false });
  const signalIds = told.flatMap(({ signalId }) => signalId ?? []);
  const sentAt = new Date(Date.now() - 20 * 60_000);
  await db().outboxEvent.create({
    data: {
      id: withClock(sentAt, () => newId('evt')),
      workspaceId,
      name: 'signal/recorded',
      data: { workspaceId, signalIds },
      createdAt: sentAt,
      sentAt,
    },
  });
  expect((await reviveStandingWork(100)).signals).toBe(1);
  await until('their runs', async () => (await db().run.count({ where: { workspaceId } })) === 3);
  expect((await reviveStandingWork(100)).signals).toBe(0);
  expect(await db().run.count({ where: { workspaceId } })).toBe(3);
});
