import { describe, expect, test } from 'vitest';
import { defaultBreakerLimits } from '@/lib/core/pauses/breakers';
import type { PauseSubject } from '@/lib/core/pauses/pause';
import { db } from '@/lib/db/client';
import { compensateAction, executeAction, expireAction } from '@/lib/gateway';
import { withClock } from '@/lib/platform/clock';
import { listPauseSubjects } from '@/lib/queries/stops/list-pause-subjects';
import { readPauseAccount } from '@/lib/queries/stops/read-pause-account';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { runDueDrills } from '@/lib/usecases/stops/due-drills';
import { holdCovered } from '@/lib/usecases/stops/hold-covered';
import { liftPause } from '@/lib/usecases/stops/lift-pause';
import { pauseSubject } from '@/lib/usecases/stops/pause-subject';
import { settleHeld } from '@/lib/usecases/stops/settle-held';
import { finishDrill, startDrill, stopForDrill } from '@/lib/usecases/stops/stop-drill';
import { tripBreakers } from '@/lib/usecases/stops/trip-breakers';
import { actionOf, proposeAssignment, vendorOwner } from '../../support/assignment';
import { anAssignmentDone } from '../../support/rollback';
import { aCampaign, aTask, aWorkspace, setDailyBudget, type TestWorkspace } from '../../support/workspace';

const stop = (
  { workspaceId, admin }: TestWorkspace,
  subject: { type: PauseSubject; id: string },
  mode: 'freeze' | 'drain' | 'quarantine' = 'freeze',
) => pauseSubject({ workspaceId, actor: admin, subject, mode, reason: 'A test' });
const account = ({ workspaceId }: TestWorkspace, pauseId: string) =>
  readPauseAccount({ id: workspaceId, currency: 'EUR' }, pauseId);

async function aRaiseOf(workspace: TestWorkspace, externalId: string) {
  const { campaignId, signalId, dailyBudgetMicros } = await aCampaign(workspace.workspaceId, externalId);
  const { taskId } = await aTask(workspace, 'bid-and-budget', signalId, [
    setDailyBudget(campaignId, dailyBudgetMicros, (dailyBudgetMicros * 101n) / 100n),
  ]);
  return { ...(await submitProposal(workspace.workspaceId, taskId, 0)), campaignId };
}

describe('a stop of', () => {
  const subjects: [string, (w: TestWorkspace) => Promise<{ type: PauseSubject; id: string }>][] = [
    ['the workspace', async ({ workspaceId }) => ({ type: 'workspace', id: workspaceId })],
    ['an agent', async ({ agents }) => ({ type: 'agent', id: agents['lead-router'].id })],
    ['a channel', async () => ({ type: 'channel', id: 'crm' })],
    [
      'a platform',
      async ({ workspaceId }) => ({
        type: 'connection',
        id: (await db().connection.findFirstOrThrow({ where: { workspaceId, channel: 'crm' } })).id,
      }),
    ],
  ];
  test.each(subjects)(
    '%s holds what was cleared, refuses what is new, and lets be taken back',
    async (_, of) => {
      const workspace = await aWorkspace();
      const { workspaceId, admin } = workspace;
      const done = await anAssignmentDone(workspace);
      const cleared = await proposeAssignment(workspace);
      const { pauseId } = await stop(workspace, await of(workspace));
      expect(await executeAction({ workspaceId, actionId: cleared.actionId })).toMatchObject({
        status: 'held',
      });
      expect((await proposeAssignment(workspace)).status).toBe('denied');
      expect(
        await compensateAction({ workspaceId, actionId: done.actionId, userId: admin.id, reason: 'Back' }),
      ).toMatchObject({ status: 'rolled_back' });
      expect(await account(workspace, pauseId)).toMatchObject({ claimedSince: 0, held: [{ count: 1 }] });
      await liftPause({ workspaceId, actor: admin, pauseId, reason: 'Enough' });
      // Decided again when it goes on: what was taken back has cost the agent its autonomy.
      expect(await executeAction({ workspaceId, actionId: cleared.actionId })).toMatchObject({
        status: 'awaiting_approval',
      });
    },
  );

  test('one campaign leaves the others alone', async () => {
    const workspace = await aWorkspace({ askAboveRelativeChange: 1 });
    const { workspaceId } = workspace;
    const stopped = await aRaiseOf(workspace, 'retargeting');
    const [other] = await db().practiceCampaign.findMany({
      where: { workspaceId, externalId: { not: 'retargeting' }, status: 'active' },
      orderBy: { externalId: 'asc' },
    });
    const free = await aRaiseOf(workspace, other?.externalId ?? '');
    expect([stopped.status, free.status]).toEqual(['cleared', 'cleared']);
    await stop(workspace, { type: 'campaign', id: stopped.campaignId });
    expect(await executeAction({ workspaceId, actionId: stopped.actionId })).toMatchObject({
      status: 'held',
    });
    expect(await executeAction({ workspaceId, actionId: free.actionId })).toMatchObject({
      status: 'observed',
    });
  });

  test('what is no part of the workspace is not found', async () => {
    const workspace = await aWorkspace();
    const elsewhere = await aWorkspace();
    await expect(
      stop(workspace, { type: 'agent', id: elsewhere.agents['lead-router'].id }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(stop(workspace, { type: 'channel', id: 'fax' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('its modes', () => {
  test('drain lets finish what was cleared and refuses what is new', async () => {
    const workspace = await aWorkspace();
    const { workspaceId } = workspace;
    const cleared = await proposeAssignment(workspace);
    const { pauseId } = await stop(workspace, { type: 'channel', id: 'crm' }, 'drain');
    expect(await executeAction({ workspaceId, actionId: cleared.actionId })).toMatchObject({
      status: 'observed',
    });
    expect((await proposeAssignment(workspace)).status).toBe('denied');
    expect(await account(workspace, pauseId)).toMatchObject({ claimedSince: 0, drained: { count: 1 } });
  });

  test('a stop takes the place of one that drains: what was cleared finishes no more', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const everything = { type: 'workspace', id: workspaceId } as const;
    const cleared = await proposeAssignment(workspace);
    const draining = await stop(workspace, everything, 'drain');
    expect((await stop(workspace, everything, 'drain')).pauseId).toBe(draining.pauseId);
    const [listed] = await listPauseSubjects(workspaceId);
    expect(listed).toMatchObject({ subject: 'workspace', isPaused: false, isDraining: true });

    // Practice must not end it a moment later.
    const { drillId } = await startDrill({ workspaceId, startedById: admin.id });
    expect(await stopForDrill({ workspaceId, drillId })).toBe(false);

    const { pauseId, isNew } = await stop(workspace, everything);
    expect(isNew).toBe(true);
    expect(await executeAction({ workspaceId, actionId: cleared.actionId })).toMatchObject({
      status: 'held',
    });
    expect(await account(workspace, pauseId)).toMatchObject({ claimedSince: 0, held: [{ count: 1 }] });
    expect((await account(workspace, draining.pauseId)).pause.liftReason).toBe(
      'A stop that lets nothing finish took its place.',
    );
    expect((await stop(workspace, everything, 'drain')).pauseId).toBe(pauseId);
  });

  test('quarantine holds and lists what is new; a person lets it go on, has it decided again, or drops it', async () => {
    for (const [choice, status] of [
      ['go_on', 'observed'],
      ['decide_again', 'observed'],
      ['drop', 'cancelled'],
    ] as const) {
      const workspace = await aWorkspace();
      const { workspaceId, admin, agents } = workspace;
      const { pauseId } = await stop(workspace, { type: 'workspace', id: workspaceId }, 'quarantine');
      const kept = await proposeAssignment(workspace);
      expect(kept.status).toBe('held');
      const { held } = await account(workspace, pauseId);
      expect(held).toMatchObject([{ count: 1, requesterId: agents['lead-router'].id }]);
      const group = { requesterId: agents['lead-router'].id, kind: 'crm.contact.assign-owner' as const };
      await liftPause({
        workspaceId,
        actor: admin,
        pauseId,
        reason: 'Seen',
        choices: [{ ...group, choice }],
      });
      await executeAction({ workspaceId, actionId: kept.actionId });
      expect((await actionOf(kept.actionId)).status).toBe(status);
      const owner = await vendorOwner(workspaceId, kept.externalId);
      expect(owner).toBe(choice === 'drop' ? null : kept.owner);
      expect((await account(workspace, pauseId)).held).toMatchObject([{ count: 1, choice, open: 0 }]);
    }
  });

  test('freeze holds what waits once somebody approves it, and keeps the yes', async () => {
    const workspace = await aWorkspace({ firstDecisionsToReview: 50 });
    const { workspaceId, admin, reviewer } = workspace;
    const asked = await proposeAssignment(workspace);
    const { pauseId } = await stop(workspace, { type: 'workspace', id: workspaceId });
    const { hash } = await actionOf(asked.actionId);
    const answered = await decideApproval({
      workspaceId,
      actor: reviewer,
      approvalId: asked.approvalId ?? '',
      actionHash: hash,
      answer: 'granted',
      reason: null,
    });
    expect(answered).toMatchObject({ status: 'granted', actionStatus: 'held' });
    await liftPause({ workspaceId, actor: admin, pauseId, reason: 'Enough' });
    expect(await executeAction({ workspaceId, actionId: asked.actionId })).toMatchObject({
      status: 'observed',
    });
  });
});

test('what was held after it came and ran out of time is accounted for, and so is what was refused', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const everything = { type: 'workspace', id: workspaceId } as const;
  const before = await proposeAssignment(workspace);
  const quarantined = await stop(workspace, everything, 'quarantine');
  const kept = await proposeAssignment(workspace);
  await holdCovered({ workspaceId, pauseId: quarantined.pauseId, limit: 10 });
  expect(await account(workspace, quarantined.pauseId)).toMatchObject({ held: [{ count: 2 }], refused: 0 });
  await db().action.updateMany({
    where: { workspaceId, status: 'held' },
    data: { expiresAt: new Date(Date.now() - 1000) },
  });
  for (const { actionId } of [before, kept]) await expireAction({ workspaceId, actionId });
  const { held, cancelled } = await account(workspace, quarantined.pauseId);
  expect(held).toEqual([]);
  expect(cancelled).toMatchObject({ count: 2, rows: [{ id: kept.actionId }, { id: before.actionId }] });

  const frozen = await aWorkspace();
  const { pauseId } = await stop(frozen, { type: 'channel', id: 'crm' });
  expect((await proposeAssignment(frozen)).status).toBe('denied');
  expect(await account(frozen, pauseId)).toMatchObject({ refused: 1, cancelled: { count: 0 } });
});

test('one held action that can’t be dealt with keeps no other waiting, and does not undo the lifting', async () => {
  const workspace = await aWorkspace();
  const { workspaceId, admin, agents } = workspace;
  const [poisoned, sound] = [await proposeAssignment(workspace), await proposeAssignment(workspace)];
  const { pauseId } = await stop(workspace, { type: 'workspace', id: workspaceId });
  await holdCovered({ workspaceId, pauseId, limit: 10 });
  // What it rests on can't be read any more.
  await db().action.update({ where: { id: poisoned.actionId }, data: { inputs: [{ type: 'unheard-of' }] } });
  const group = { requesterId: agents['lead-router'].id, kind: 'crm.contact.assign-owner' };
  const choices = [{ ...group, choice: 'decide_again' as const }];
  expect(await liftPause({ workspaceId, actor: admin, pauseId, reason: 'Seen', choices })).toEqual({
    heldActions: 2,
  });
  const settled = await db().pauseAction.findMany({ where: { pauseId }, orderBy: { actionId: 'asc' } });
  expect(settled.map(({ settledAt }) => settledAt !== null)).toEqual([false, true]);
  expect((await actionOf(sound.actionId)).status).toBe('cleared');
  await expect(settleHeld({ workspaceId, pauseId, limit: 10 })).rejects.toThrow();
});

test('what it held is listed at once, without waiting for its claim', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const cleared = await proposeAssignment(workspace);
  const { pauseId } = await stop(workspace, { type: 'workspace', id: workspaceId });
  await holdCovered({ workspaceId, pauseId, limit: 10 });
  expect((await actionOf(cleared.actionId)).status).toBe('held');
  expect((await account(workspace, pauseId)).held).toMatchObject([{ count: 1 }]);
});

test('a drill stops for real, measures, lets go on and stays as evidence; a stop that is meant takes its place', async () => {
  const workspace = await aWorkspace();
  const { workspaceId, admin } = workspace;
  const { drillId } = await startDrill({ workspaceId, startedById: admin.id });
  await expect(startDrill({ workspaceId, startedById: admin.id })).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(await stopForDrill({ workspaceId, drillId })).toBe(true);
  expect((await proposeAssignment(workspace)).status).toBe('denied');
  await finishDrill({ workspaceId, drillId });
  expect((await proposeAssignment(workspace)).status).toBe('cleared');
  const drill = await db().stopDrill.findUniqueOrThrow({ where: { id: drillId } });
  expect(drill).toMatchObject({ status: 'passed', claimsAfter: 0, stopMs: expect.any(Number) });
  const evidence = { workspaceId, verb: 'workspace.drill_finished' };
  expect(await db().auditEntry.count({ where: evidence })).toBe(1);

  const second = await startDrill({ workspaceId, startedById: null });
  await stopForDrill({ workspaceId, drillId: second.drillId });
  await stop(workspace, { type: 'workspace', id: workspaceId });
  await finishDrill({ workspaceId, drillId: second.drillId });
  expect((await proposeAssignment(workspace)).status).toBe('denied');
});

test('a drill that is due starts by itself while people are at work, once, and is ended where its process died', async () => {
  const { workspaceId } = await aWorkspace();
  const drills = () => db().stopDrill.findMany({ where: { workspaceId } });
  const runAt = (at: string) => withClock(new Date(at), runDueDrills);
  await runAt('2027-02-03T02:00:00Z');
  expect(await drills()).toEqual([]);
  await runAt('2027-02-03T11:00:00Z');
  await runAt('2027-02-03T11:01:00Z');
  expect(await drills()).toMatchObject([{ status: 'running', startedById: null }]);
  await runAt('2027-02-03T11:06:00Z');
  expect(await drills()).toMatchObject([{ status: 'failed', error: expect.stringContaining('interrupted') }]);
});

describe('a breaker', () => {
  test('opens for a platform whose calls fail, names its cause, and once lifted opens only for what is new', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const { breakers } = { breakers: { ...defaultBreakerLimits } };
    for (let i = 0; i < breakers.connectorErrorMinimum; i++) await anAssignmentDone(workspace);
    expect(await tripBreakers(workspaceId)).toEqual([]);
    await db().execution.updateMany({
      where: { workspaceId },
      data: { status: 'outcome_unknown' },
    });
    const [pauseId = ''] = await tripBreakers(workspaceId);
    const pause = await db().pause.findUniqueOrThrow({ where: { id: pauseId } });
    expect(pause).toMatchObject({
      subject: 'connection',
      cause: { type: 'breaker', breaker: 'connector_errors' },
      reason: expect.stringMatching(/10 of 10 calls/),
    });
    expect((await proposeAssignment(workspace)).status).toBe('denied');
    await liftPause({ workspaceId, actor: admin, pauseId, reason: 'The platform is back' });
    expect(await tripBreakers(workspaceId)).toEqual([]);
  });

  test('opens for an agent whose work people keep changing back', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, agents } = workspace;
    const done = await anAssignmentDone(workspace);
    const { id: _id, ...entry } = await db().auditEntry.findFirstOrThrow({
      where: { workspaceId, actionId: done.actionId },
    });
    await db().auditEntry.createMany({
      data: Array.from({ length: defaultBreakerLimits.conflictCount }, (_, i) => ({
        ...entry,
        id: `aud_conflict_${i}`,
        body: {},
        verb: 'actions.rollback_conflict',
      })),
    });
    const [pauseId = ''] = await tripBreakers(workspaceId);
    expect(await db().pause.findUniqueOrThrow({ where: { id: pauseId } })).toMatchObject({
      subject: 'agent',
      subjectId: agents['lead-router'].id,
    });
  });
});
