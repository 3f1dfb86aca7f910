import { describe, expect, it } from 'vitest';
import { listRunsQuerySchema } from '@/lib/contracts/runs';
import { planSchema } from '@/lib/core/runs/plan';
import { db } from '@/lib/db/client';
import { now, withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { readHoldout } from '@/lib/queries/holdouts/read-holdout';
import { listRuns } from '@/lib/queries/runs/list-runs';
import { setAutonomy } from '@/lib/usecases/agents/set-autonomy';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { exportPerson } from '@/lib/usecases/rights/export-person';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { proposeActions, proposeHandedOver } from '@/lib/usecases/runs/propose-actions';
import { rerunRun } from '@/lib/usecases/runs/rerun-run';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { anOutreachWorkspace, engagedContact } from '../../support/outreach';
import { aCampaign, aWorkspace } from '../../support/workspace';
import { aPlay, at, deliver, matchesOf, noon, onPrices, visit } from '../plays/support';
import { aHoldout, engaged, runOf, seedFor } from './support';

const DAY_MS = 86_400_000;

describe('whoever an agent would act on, while a holdout of it runs', () => {
  it('is left alone, shown, or acted on by their arm, each on record, and stays in it', async () => {
    const workspace = await aWorkspace({ askBelowConfidence: 0 });
    const { workspaceId, admin } = workspace;
    const [ann, bob, cleo] = [
      await engaged(workspace, 'ann'),
      await engaged(workspace, 'bob'),
      await engaged(workspace, 'cleo'),
    ];
    const seed = seedFor({
      [ann.contactId]: 'agent',
      [bob.contactId]: 'business_as_usual',
      [cleo.contactId]: 'shadow',
    });
    const holdoutId = await aHoldout(workspace, { seed });
    expect(await planRuns(workspaceId, [ann.signalId, bob.signalId, cleo.signalId])).toEqual({
      planned: 3,
      started: 2,
    });
    const left = await runOf(bob.signalId);
    expect(left).toMatchObject({ status: 'no_action', holdoutId, holdoutArm: 'business_as_usual' });
    const plan = planSchema.parse(left.plan);
    expect(plan.why).toContain('Held out: the contact is left to business as usual by the holdout “Spring”');
    expect(plan.alternatives[0]).toMatchObject({ agentKind: 'lead-router' });
    expect(plan.inputs).toContainEqual(expect.objectContaining({ type: 'holdout', id: holdoutId }));
    expect(await db().auditEntry.count({ where: { runId: left.id, verb: 'runs.not_acted' } })).toBe(1);
    expect(await db().outboxEvent.count({ where: { workspaceId, name: 'run/planned' } })).toBe(2);

    const submitted = async (signalId: string) => {
      const task = await proposeActions(workspaceId, (await runOf(signalId)).id);
      return submitProposal(workspaceId, task.taskId ?? '', 0);
    };
    expect((await submitted(ann.signalId)).status).toBe('cleared');
    const shown = await submitted(cleo.signalId);
    expect(shown.status).toBe('denied');
    const decision = await db().decision.findFirstOrThrow({ where: { actionId: shown.actionId } });
    expect(JSON.stringify(decision.findings)).toContain('holdout.shadow');

    // Once stopped, or met again: the first draw counts, and nothing is counted twice.
    const again = await rerunRun({ workspaceId, actor: admin, runId: left.id, reason: 'Once more.' });
    expect(again.started).toBe(false);
    const drawn = await db().holdoutAssignment.findMany({ where: { holdoutId } });
    expect(new Map(drawn.map(({ unitId, arm }) => [unitId, arm]))).toEqual(
      new Map([
        [ann.contactId, 'agent'],
        [bob.contactId, 'business_as_usual'],
        [cleo.contactId, 'shadow'],
      ]),
    );
    const rows = async (arm?: string) =>
      (
        await listRuns(
          { id: workspaceId, currency: 'EUR' },
          listRunsQuerySchema.parse({ holdout: holdoutId, arm }),
        )
      ).rows.length;
    expect([await rows(), await rows('business_as_usual')]).toEqual([4, 2]);
    const copy = await exportPerson({
      workspaceId,
      actor: admin,
      contactId: cleo.contactId,
      requestId: null,
    });
    expect(copy.holdouts).toMatchObject([{ id: holdoutId, name: 'Spring', arm: 'shadow' }]);
    await expect(db().run.update({ where: { id: left.id }, data: { status: 'planned' } })).rejects.toThrow();
  });

  it('costs nothing of what was decided before it, and the time of reviewers and the words of a model after', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin, secondAdmin, agents } = workspace;
    await setAutonomy({
      workspaceId,
      actor: admin,
      agentId: agents['lead-router'].id,
      kind: 'crm.contact.assign-owner',
      segment: 'all',
      level: 'ask',
      reason: 'Test.',
      consents: false,
    });
    const ann = await engaged(workspace, 'ann');
    const holdoutId = await aHoldout(workspace, { seed: seedFor({ [ann.contactId]: 'agent' }) });
    await planRuns(workspaceId, [ann.signalId]);
    const task = await proposeActions(workspaceId, (await runOf(ann.signalId)).id);
    const { approvalId } = await submitProposal(workspaceId, task.taskId ?? '', 0);
    // The second is about a proposal that nobody met.
    for (const ordinal of [0, 1])
      await db().modelCall.create({
        data: {
          id: newId('mcl'),
          workspaceId,
          purpose: 'draft',
          agentId: agents['lead-router'].id,
          runId: (await runOf(ann.signalId)).id,
          taskId: task.taskId,
          ordinal,
          prompt: 'owner-note',
          promptVersion: 1,
          promptHash: 'hash',
          model: 'test',
          taint: 'none',
          outcome: 'ok',
          fellBack: false,
          attempts: 1,
          costMicros: 250_000n,
          currency: 'EUR',
          durationMs: 1,
          content: {},
          askedAt: now(),
        },
      });
    await db().membership.updateMany({
      where: { workspaceId, userId: secondAdmin.id },
      data: { roles: ['admin', 'reviewer'] },
    });
    const approval = await db().approval.findUniqueOrThrow({ where: { id: approvalId ?? '' } });
    await decideApproval({
      workspaceId,
      actor: secondAdmin,
      approvalId: approval.id,
      actionHash: approval.actionHash,
      answer: 'granted',
      reason: null,
    });
    const read = () =>
      readHoldout({ id: workspaceId, timeZone: 'Europe/Berlin', currency: 'EUR' }, holdoutId);
    expect((await read()).arms[0]).toMatchObject({ arm: 'agent', met: 1, judged: 0 });
    const { arms, missing } = await withClock(new Date(Date.now() + 31 * DAY_MS), read);
    // Three minutes at 60 an hour.
    expect(arms[0]).toMatchObject({
      met: 1,
      judged: 1,
      mean: 0,
      costs: { media: 0, tokens: 0.25, reviewer: 3 },
    });
    expect(missing).toBe(30);
  });

  it('is left alone where another agent would hand them over', async () => {
    const workspace = await anOutreachWorkspace();
    const { workspaceId, agents } = workspace;
    const signalId = await engagedContact(workspace, 'dora');
    const { contactId } = await db().signal.findFirstOrThrow({ where: { id: signalId, workspaceId } });
    await aHoldout(workspace, {
      agentId: agents.sequencer.id,
      seed: seedFor({ [contactId ?? '']: 'business_as_usual' }),
    });
    await planRuns(workspaceId, [signalId]);
    const run = await runOf(signalId);
    expect(run).toMatchObject({ status: 'planned', holdoutId: null });
    const first = await proposeActions(workspaceId, run.id);
    const { actionId } = await submitProposal(workspaceId, first.taskId ?? '', 0);
    await db().action.update({ where: { id: actionId }, data: { status: 'observed' } });
    const next = await proposeHandedOver(workspaceId, run.id, first.taskId ?? '');
    expect(next).toMatchObject({ proposals: 0, summary: expect.stringContaining('Held out') });
    expect(await proposeHandedOver(workspaceId, run.id, first.taskId ?? '')).toEqual(next);
    expect(await db().auditEntry.count({ where: { runId: run.id, verb: 'runs.not_acted' } })).toBe(1);
    expect(await db().holdoutAssignment.count({ where: { workspaceId, unitId: contactId ?? '' } })).toBe(1);
  });
});

describe('a holdout by account of a play', () => {
  it('treats the people of a company alike, leaves those without one outside, and others’ runs as they are', async () => {
    const workspace = await aWorkspace();
    const { workspaceId } = workspace;
    const { id: playId } = await aPlay(workspaceId, onPrices);
    const account = { externalId: 'acme' };
    await visit(workspaceId, [{ who: 'ann', account }, { who: 'bob', account }, { who: 'cleo' }]);
    const { id: accountId } = await db().account.findFirstOrThrow({ where: { workspaceId } });
    const seed = seedFor({ [accountId]: 'business_as_usual' });
    await at(() => aHoldout(workspace, { playId, unit: 'account', seed }));
    expect(await deliver(workspaceId)).toEqual({ matched: 3, started: 1 });
    const arms = (await matchesOf(playId)).map(({ run }) => `${run.status} ${run.holdoutArm}`);
    expect(arms.toSorted()).toEqual([
      'no_action business_as_usual',
      'no_action business_as_usual',
      'planned null',
    ]);
    expect(await db().holdoutAssignment.findMany({ where: { workspaceId } })).toMatchObject([
      { unitId: accountId, metAt: noon },
    ]);
  });
});

describe('a holdout of campaigns', () => {
  it('has the agent see those of its own arm alone', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, agents } = workspace;
    const own = await aCampaign(workspaceId, 'retargeting');
    const other = await aCampaign(workspaceId, 'brand-display');
    const shares = { agent: 50, business_as_usual: 50, shadow: 0 };
    const seed = seedFor({ [own.campaignId]: 'agent', [other.campaignId]: 'business_as_usual' }, shares);
    await aHoldout(workspace, {
      agentId: agents['bid-and-budget'].id,
      unit: 'campaign',
      seed,
      shareUsual: 50,
      shareShadow: 0,
    });
    const day = (daysAgo: number) => new Date(Date.now() - daysAgo * DAY_MS);
    const days = Array.from({ length: 20 }, (_, i) => day(20 - i));
    await db().campaignDay.createMany({
      data: [own, other].flatMap(({ campaignId }, c) =>
        days.map((at) => ({
          workspaceId,
          campaignId,
          day: at,
          // Both lose money: seen, either is paused.
          spendMicros: 90_000_000n,
          revenueMicros: BigInt(10_000_000 * (c + 1)),
          impressions: 1000,
          clicks: 100,
          conversions: 2,
          reportedAt: at,
        })),
      ),
    });
    const runId = (
      await db().run.create({
        data: {
          id: 'run_campaigns',
          workspaceId,
          signalId: own.signalId,
          subjectType: 'campaign',
          subjectId: own.campaignId,
          agentId: agents['bid-and-budget'].id,
          plan: {},
          status: 'planned',
          startedAt: new Date(),
        },
      })
    ).id;
    const { taskId } = await proposeActions(workspaceId, runId);
    const { proposals } = await db().task.findFirstOrThrow({ where: { id: taskId ?? '' } });
    expect(JSON.stringify(proposals)).toContain(own.campaignId);
    expect(JSON.stringify(proposals)).not.toContain(other.campaignId);
    const drawn = await db().holdoutAssignment.findMany({ where: { workspaceId } });
    expect(new Map(drawn.map(({ unitId, arm }) => [unitId, arm]))).toEqual(
      new Map([
        [own.campaignId, 'agent'],
        [other.campaignId, 'business_as_usual'],
      ]),
    );
  });
});
