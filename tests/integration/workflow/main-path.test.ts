import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { inngest } from '@/inngest/client';
import { ConnectorError } from '@/lib/connectors/kit/connector-error';
import { practiceCrm } from '@/lib/connectors/practice-crm/connector';
import { db } from '@/lib/db/client';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { fillSampleWorkspace } from '@/lib/usecases/sample/fill-sample-workspace';
import { sampleLeads } from '@/lib/usecases/sample/sample-signals';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { sendEngagedLead } from '../../support/open-run';
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

/** A minute goes by for runs that pause: the engine looks again whenever something new comes. */
async function endPauses(): Promise<void> {
  const ended = await db()
    .$executeRaw`UPDATE engine.job SET due_at = now() WHERE kind = 'sleep' AND lease_until IS NULL AND due_at > now()`;
  if (ended === 0) return;
  await inngest.send({ name: 'test/time-went-by', data: {} });
}

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

  test.each(['retryable', 'outcome_unknown'] as const)(
    'a platform that fails once (%s) is asked again by the run, which ends with its effect',
    async (kind) => {
      const assign = practiceCrm.actions['crm.contact.assign-owner'];
      if (!assign) throw new Error('The practice CRM assigns no owners.');
      const { workspaceId } = await aWorkspace({ askBelowConfidence: 0 });
      const real = assign.execute.bind(assign);
      let failed = false;
      const failing = vi.spyOn(assign, 'execute').mockImplementation((...call) => {
        if (failed || call[0].workspaceId !== workspaceId) return real(...call);
        failed = true;
        return Promise.reject(new ConnectorError(kind, 'The connection broke.'));
      });
      await sendEngagedLead(workspaceId, `once-${kind}`);
      await until('the first attempt', () =>
        db().execution.findFirst({ where: { workspaceId, status: { in: ['failed', 'outcome_unknown'] } } }),
      );
      // A minute later: it is no longer in flight, and the run's pause is over.
      await db().execution.updateMany({
        where: { workspaceId },
        data: { startedAt: new Date(Date.now() - 2 * 60_000) },
      });
      const run = await until('the run to end', async () => {
        await endPauses();
        return db().run.findFirst({ where: { workspaceId, status: { in: ['completed', 'failed'] } } });
      });
      failing.mockRestore();
      expect(run).toMatchObject({ status: 'completed', outcome: 'observed' });
      expect(await db().practiceRequest.count({ where: { workspaceId } })).toBe(1);
      expect(await db().execution.findFirst({ where: { workspaceId } })).toMatchObject({ attempts: 2 });
    },
  );

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
  // The sample's own policy wants fifty: the browser tests wait for them.
  const firstDecisionsToReview = 12;
  const { workspaceId } = await aWorkspace({ firstDecisionsToReview });
  await fillSampleWorkspace(workspaceId);
  const reviewed = await db().outcomeReview.count({ where: { workspaceId, verdict: 'right' } });
  expect(reviewed).toBeGreaterThanOrEqual(firstDecisionsToReview);
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
  expect(await db().landingPage.count({ where: { workspaceId } })).toBeGreaterThan(0);
  const model = await db().scoringModel.findFirstOrThrow({ where: { workspaceId, active: true } });
  expect((model.metrics as { heldOutAuc: number }).heldOutAuc).toBeGreaterThan(0.6);
}, 240_000);
