import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { fillSampleWorkspace } from '@/lib/usecases/sample/fill-sample-workspace';
import { sampleLeads } from '@/lib/usecases/sample/sample-signals';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { startWorkflowApp, until, type WorkflowApp } from '../../support/workflow-app';
import { aWorkspace } from '../../support/workspace';

let app: WorkflowApp;
beforeAll(async () => {
  app = await startWorkflowApp();
});
afterAll(() => app?.stop());

const system = { type: 'system' as const, id: 'test' };
/** Contacts so engaged that they are worth an owner even by the stated prior weights. */
const lead = (seed: string, count: number) =>
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

describe('from signal to effect on the real engine', () => {
  test('a signal leads to a plan, a proposal and an executed action, all in the record', async () => {
    const { workspaceId } = await aWorkspace({ askBelowConfidence: 0 });
    const results = await recordSignals({ workspaceId, actor: system, items: lead('path', 6) });
    expect(results.every((result) => result.status === 'accepted')).toBe(true);
    const action = await until('an observed action', () =>
      db().action.findFirst({ where: { workspaceId, status: 'observed' }, include: { run: true } }),
    );
    const run = await until('the run to end', () =>
      db().run.findFirst({ where: { id: action.runId ?? '', status: 'completed' } }),
    );
    expect(run.outcome).toBe('observed');
    await until(
      'every signal to have its run',
      async () => (await db().run.count({ where: { workspaceId } })) === 6,
    );
    const verbs = (
      await db().auditEntry.findMany({ where: { workspaceId, runId: run.id }, orderBy: { id: 'asc' } })
    ).map((entry) => entry.verb);
    expect(verbs).toEqual([
      'runs.planned',
      'actions.decided',
      'actions.decided',
      'actions.claimed',
      'actions.executed',
      'runs.finished',
    ]);
  });

  test('an approval wakes its run, and one that came before the wait is not lost', async () => {
    const { workspaceId, reviewer } = await aWorkspace({ firstDecisionsToReview: 50 });
    await recordSignals({ workspaceId, actor: system, items: lead('approve', 6) });
    // Answered at once, often before the run has registered its wait.
    const approval = await until('an approval', () =>
      db().approval.findFirst({ where: { workspaceId, status: 'pending' } }),
    );
    await decideApproval({
      workspaceId,
      actor: reviewer,
      approvalId: approval.id,
      actionHash: approval.actionHash,
      answer: 'granted',
      reason: null,
    });
    await until('its effect', () =>
      db().action.findFirst({ where: { id: approval.actionId, status: 'observed' } }),
    );
    const rejected = await until('another approval', () =>
      db().approval.findFirst({ where: { workspaceId, status: 'pending' } }),
    );
    await decideApproval({
      workspaceId,
      actor: reviewer,
      approvalId: rejected.id,
      actionHash: rejected.actionHash,
      answer: 'rejected',
      reason: 'Not now.',
    });
    await until('its run to end', () =>
      db().run.findFirst({ where: { workspaceId, status: 'completed', outcome: 'rejected' } }),
    );
  });
});

test('the sample workspace fills itself: the router earns its autonomy and approvals are left for the newcomer', async () => {
  const { workspaceId } = await aWorkspace({ firstDecisionsToReview: 50 });
  await fillSampleWorkspace(workspaceId);
  const reviewed = await db().approval.count({
    where: { workspaceId, status: { in: ['granted', 'rejected'] } },
  });
  expect(reviewed).toBeGreaterThanOrEqual(50);
  await until(
    'actions without a person',
    async () =>
      (await db().action.count({
        where: { workspaceId, status: 'observed', approvals: { none: { status: 'granted' } } },
      })) > 0,
    60_000,
  );
  await until(
    'approvals left to decide',
    async () => (await db().approval.count({ where: { workspaceId, status: 'pending' } })) > 0,
  );
  const model = await db().scoringModel.findFirstOrThrow({ where: { workspaceId, active: true } });
  expect((model.metrics as { heldOutAuc: number }).heldOutAuc).toBeGreaterThan(0.6);
}, 150_000);
