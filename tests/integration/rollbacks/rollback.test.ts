import { describe, expect, test } from 'vitest';
import { listDescendantsQuerySchema } from '@/lib/contracts/sources';
import { sourceConfigSchema } from '@/lib/core/sources/source-config';
import { db } from '@/lib/db/client';
import { compensateAction, executeAction } from '@/lib/gateway';
import { withClock } from '@/lib/platform/clock';
import { listDescendants } from '@/lib/queries/sources/list-descendants';
import { chooseRows } from '@/lib/usecases/rollbacks/choose-rows';
import { interruptRollback } from '@/lib/usecases/rollbacks/interrupt-rollback';
import { planRollbackOf } from '@/lib/usecases/rollbacks/plan-rollback';
import { requestRollback } from '@/lib/usecases/rollbacks/request-rollback';
import { runRollbackPage } from '@/lib/usecases/rollbacks/run-page';
import { steerRollback } from '@/lib/usecases/rollbacks/steer-rollback';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { addSource } from '@/lib/usecases/sources/change-sources';
import { pauseSubject } from '@/lib/usecases/stops/pause-subject';
import { actionSweeps } from '@/lib/usecases/sweeps/action-sweeps';
import { findStandingRollbacks } from '@/lib/usecases/workflows/find-standing-work';
import { actionOf, vendorOwner } from '../../support/assignment';
import { anAssignmentDone, aPlannedRollback, editByHand, runToEnd } from '../../support/rollback';
import { aCampaign, aContact, aTask, aWorkspace, setDailyBudget } from '../../support/workspace';

const byAgent = (workspace: Awaited<ReturnType<typeof aWorkspace>>) => ({
  by: 'agent' as const,
  id: workspace.agents['lead-router'].id,
});
const itemsOf = async (rollbackId: string) =>
  new Map((await db().rollbackItem.findMany({ where: { rollbackId } })).map((item) => [item.actionId, item]));

describe('everything an agent did', () => {
  test('is put back, but for what people changed since; the plan says which before anything happens', async () => {
    const workspace = await aWorkspace();
    const { workspaceId } = workspace;
    const done = [];
    for (let i = 0; i < 6; i++) done.push(await anAssignmentDone(workspace));
    const [edited, restored] = done;
    if (!edited || !restored) throw new Error('nothing done');
    await editByHand(workspaceId, edited.externalId, edited.other);
    await editByHand(workspaceId, restored.externalId, restored.other);
    const rollbackId = await aPlannedRollback(workspace, byAgent(workspace));
    const planned = await itemsOf(rollbackId);
    expect(planned.size).toBe(6);
    expect(planned.get(edited.actionId)?.outlook).toBe('conflict');
    expect(planned.get(edited.actionId)?.fields).toMatchObject([
      { field: 'note', outcome: 'restore' },
      { field: 'ownerId', before: null, ours: edited.owner, live: edited.other, outcome: 'conflict' },
    ]);
    expect(await vendorOwner(workspaceId, done[5]?.externalId ?? '')).toBe(done[5]?.owner);

    await chooseRows({
      workspaceId,
      actor: workspace.admin,
      rollbackId,
      choice: 'overwrite',
      actionIds: [restored.actionId],
    });
    await pauseSubject({
      workspaceId,
      actor: workspace.admin,
      subject: { type: 'workspace', id: workspaceId },
      reason: 'A stop does not block it',
    });
    await runToEnd(workspace, rollbackId);

    expect(await vendorOwner(workspaceId, edited.externalId)).toBe(edited.other);
    for (const { externalId } of done.slice(1)) expect(await vendorOwner(workspaceId, externalId)).toBeNull();
    const items = await itemsOf(rollbackId);
    expect(items.get(edited.actionId)?.status).toBe('conflict');
    expect(done.slice(1).map(({ actionId }) => items.get(actionId)?.status)).toEqual(
      Array(5).fill('restored'),
    );
    expect(await actionOf(edited.actionId)).toMatchObject({ status: 'rollback_conflict' });
    expect(await actionOf(restored.actionId)).toMatchObject({ status: 'rolled_back' });
    const verbs = await db().auditEntry.findMany({
      where: { workspaceId, actionId: items.get(restored.actionId)?.compensationId ?? '' },
      orderBy: { id: 'asc' },
    });
    expect(verbs.map(({ verb }) => verb)).toEqual(['actions.decided', 'actions.claimed', 'actions.executed']);
  });

  test('chosen to be overwritten is left alone where it was changed once more meanwhile', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const done = await anAssignmentDone(workspace);
    await editByHand(workspaceId, done.externalId, done.other);
    const rollbackId = await aPlannedRollback(workspace, byAgent(workspace));
    await chooseRows({ workspaceId, actor: admin, rollbackId, choice: 'overwrite', actionIds: null });
    const third = (await db().practiceOwner.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } }))[2]
      ?.id;
    await editByHand(workspaceId, done.externalId, third ?? '');
    await runToEnd(workspace, rollbackId);
    expect(await vendorOwner(workspaceId, done.externalId)).toBe(third);
  });

  test('on one object goes back step by step to where it began', async () => {
    const workspace = await aWorkspace();
    const { workspaceId } = workspace;
    const { campaignId, dailyBudgetMicros } = await aCampaign(workspaceId);
    let from = dailyBudgetMicros;
    for (const percent of [98n, 97n, 99n]) {
      const to = (from * percent) / 100n;
      const { signalId } = await aContact(workspaceId);
      const { taskId } = await aTask(workspace, 'bid-and-budget', signalId, [
        setDailyBudget(campaignId, from, to),
      ]);
      const { actionId } = await submitProposal(workspaceId, taskId, 0);
      expect(await executeAction({ workspaceId, actionId })).toMatchObject({ status: 'observed' });
      from = to;
    }
    const rollbackId = await aPlannedRollback(workspace, {
      by: 'connection',
      id: (await db().connection.findFirstOrThrow({ where: { workspaceId, channel: 'ads' } })).id,
    });
    const rounds = [...(await itemsOf(rollbackId)).values()].map(
      ({ round, outlook }) => `${round} ${outlook}`,
    );
    expect(rounds.sort()).toEqual(['0 restore', '1 restore', '2 restore']);
    await runToEnd(workspace, rollbackId);
    const live = await db().practiceCampaign.findUniqueOrThrow({
      where: { workspaceId_externalId: { workspaceId, externalId: 'retargeting' } },
    });
    expect(live.dailyBudgetMicros).toBe(dailyBudgetMicros);
  });
});

test('what is already back is found so, and nothing is sent for it', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const done = await anAssignmentDone(workspace);
  await db().practiceContact.updateMany({ where: { workspaceId }, data: { ownerId: null, note: null } });
  const sent = await db().practiceRequest.count({ where: { workspaceId } });
  const rollbackId = await aPlannedRollback(workspace, byAgent(workspace));
  expect((await itemsOf(rollbackId)).get(done.actionId)?.outlook).toBe('already_back');
  await runToEnd(workspace, rollbackId);
  expect((await itemsOf(rollbackId)).get(done.actionId)?.status).toBe('already_back');
  expect(await actionOf(done.actionId)).toMatchObject({ status: 'rolled_back' });
  expect(await db().practiceRequest.count({ where: { workspaceId } })).toBe(sent);
});

describe('a rollback', () => {
  test('can be paused, gone on with, and is idempotent page by page', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    for (let i = 0; i < 3; i++) await anAssignmentDone(workspace);
    const rollbackId = await aPlannedRollback(workspace, byAgent(workspace));
    const steer = (step: 'start' | 'pause' | 'cancel') =>
      steerRollback({ workspaceId, actor: admin, rollbackId, step });
    expect(await runRollbackPage(workspaceId, rollbackId)).toEqual({ done: 0, isOver: true });
    await steer('start');
    await steer('pause');
    expect(await runRollbackPage(workspaceId, rollbackId)).toEqual({ done: 0, isOver: true });
    expect(await db().rollbackItem.count({ where: { rollbackId, status: 'waiting' } })).toBe(3);
    await runToEnd(workspace, rollbackId);
    expect(await db().rollback.findUniqueOrThrow({ where: { id: rollbackId } })).toMatchObject({
      status: 'finished',
    });
    await expect(steer('cancel')).rejects.toMatchObject({ code: 'conflict' });
    await planRollbackOf(workspaceId, rollbackId);
    expect(await db().rollbackItem.count({ where: { rollbackId } })).toBe(3);
  });

  test('that died after it sent asks the platform and sends nothing twice', async () => {
    const workspace = await aWorkspace();
    const { workspaceId } = workspace;
    const done = await anAssignmentDone(workspace);
    const rollbackId = await aPlannedRollback(workspace, byAgent(workspace));
    await runToEnd(workspace, rollbackId);
    // As a process leaves it that was killed between sending and writing: sent, claimed, nothing recorded.
    const { compensationId } = (await itemsOf(rollbackId)).get(done.actionId) ?? {};
    await db().action.update({ where: { id: done.actionId }, data: { status: 'rolling_back' } });
    await db().action.update({ where: { id: compensationId ?? '' }, data: { status: 'claimed' } });
    await db().execution.updateMany({
      where: { actionId: compensationId ?? '' },
      data: { status: 'started', observed: undefined, acceptedAt: null, observedAt: null },
    });
    await db().rollbackItem.updateMany({
      where: { rollbackId },
      data: { status: 'waiting', compensationId: null },
    });
    await db().rollback.update({ where: { id: rollbackId }, data: { status: 'paused', finishedAt: null } });
    const sent = await db().practiceRequest.count({ where: { workspaceId } });
    await runToEnd(workspace, rollbackId);
    expect(await db().practiceRequest.count({ where: { workspaceId } })).toBe(sent);
    expect(await actionOf(done.actionId)).toMatchObject({ status: 'rolled_back' });
    expect((await itemsOf(rollbackId)).get(done.actionId)).toMatchObject({
      status: 'restored',
      compensationId,
    });
  });

  test('is closed where a process died after it had put something back and before it wrote so', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const { actionId, externalId } = await anAssignmentDone(workspace);
    await compensateAction({ workspaceId, actionId, userId: admin.id, reason: 'It was wrong.' });
    // Its end was recorded in a transaction of its own, before this one.
    await db().$executeRaw`UPDATE actions SET status = 'rolling_back' WHERE id = ${actionId}`;
    const later = new Date(Date.now() + 2 * 60_000);
    await withClock(
      () => later,
      async () => {
        for (const sweep of Object.values(actionSweeps)) await sweep(500);
      },
    );
    expect(await actionOf(actionId)).toMatchObject({ status: 'rolled_back' });
    expect(await vendorOwner(workspaceId, externalId)).toBeNull();
  });

  test('can itself be taken back; a stop holds that up, since it makes stand again what an agent did', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const done = await anAssignmentDone(workspace);
    const first = await aPlannedRollback(workspace, byAgent(workspace));
    await runToEnd(workspace, first);
    const second = await aPlannedRollback(workspace, { by: 'rollback', id: first });
    await pauseSubject({
      workspaceId,
      actor: admin,
      subject: { type: 'channel', id: 'crm' },
      reason: 'Nothing new there',
    });
    await runToEnd(workspace, second);
    expect([...(await itemsOf(second)).values()]).toMatchObject([{ status: 'failed' }]);
    expect(await vendorOwner(workspaceId, done.externalId)).toBeNull();
    await db().pause.updateMany({
      where: { workspaceId },
      data: { liftedAt: new Date(), liftedById: admin.id },
    });
    const third = await aPlannedRollback(workspace, { by: 'rollback', id: first });
    await runToEnd(workspace, third);
    expect(await vendorOwner(workspaceId, done.externalId)).toBe(done.owner);
    expect(await actionOf(done.actionId)).toMatchObject({ status: 'observed' });
    expect(
      await compensateAction({ workspaceId, actionId: done.actionId, userId: admin.id, reason: 'After all' }),
    ).toMatchObject({ status: 'rolled_back' });
  });

  test('whose workflow gave up is paused with the reason and goes on; one that stands still is sent again', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const done = await anAssignmentDone(workspace);
    const rollbackId = await aPlannedRollback(workspace, byAgent(workspace));
    await steerRollback({ workspaceId, actor: admin, rollbackId, step: 'start' });
    await interruptRollback(workspaceId, rollbackId, 'The platform is away.');
    expect(await db().rollback.findUniqueOrThrow({ where: { id: rollbackId } })).toMatchObject({
      status: 'paused',
      error: 'The platform is away.',
    });
    await steerRollback({ workspaceId, actor: admin, rollbackId, step: 'start' });
    expect(await findStandingRollbacks(10)).toEqual([]);
    await db().rollback.update({
      where: { id: rollbackId },
      data: { startedAt: new Date(Date.now() - 10 * 60_000) },
    });
    expect(await findStandingRollbacks(10)).toMatchObject([{ id: rollbackId, status: 'running' }]);
    expect(await runRollbackPage(workspaceId, rollbackId)).toMatchObject({ done: 1 });
    expect(await vendorOwner(workspaceId, done.externalId)).toBeNull();
  });

  test('of nobody who may not take back, and of nothing that does not exist', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin, reviewer } = workspace;
    await anAssignmentDone(workspace);
    const rollbackId = await aPlannedRollback(workspace, byAgent(workspace));
    await expect(
      steerRollback({ workspaceId, actor: reviewer, rollbackId, step: 'start' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    const other = await aWorkspace();
    await expect(
      requestRollback({
        workspaceId: other.workspaceId,
        actor: admin,
        selector: byAgent(workspace),
        reason: 'x',
      }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('a bad source reaches what rests on it, however far, and nothing else', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const direct = await anAssignmentDone(workspace);
  const clean = await anAssignmentDone(workspace);
  const resting = await anAssignmentDone(workspace);
  const further = await anAssignmentDone(workspace);
  const input = (type: string, id: string) => [{ type, id, note: 'Used.' }];
  const signal = await db().signal.create({
    data: {
      ...(await db().signal.findFirstOrThrow({ where: { workspaceId } })),
      id: 'sig_bad',
      messageId: 'bad',
      source: 'bad-vendor',
      payload: {},
      qualityParts: {},
    },
  });
  await db().$executeRawUnsafe('ALTER TABLE actions DISABLE TRIGGER USER');
  const say = (actionId: string, inputs: object[]) =>
    db().action.update({ where: { id: actionId }, data: { inputs: inputs as never } });
  await say(direct.actionId, input('signal', signal.id));
  await say(resting.actionId, input('history', direct.actionId));
  await say(further.actionId, input('history', resting.actionId));
  await db().$executeRawUnsafe('ALTER TABLE actions ENABLE TRIGGER USER');
  const rollbackId = await aPlannedRollback(workspace, { by: 'source', id: 'bad-vendor' });
  const ids = [...(await itemsOf(rollbackId)).keys()];
  expect(ids.sort()).toEqual([direct, resting, further].map(({ actionId }) => actionId).sort());
  expect(ids).not.toContain(clean.actionId);

  const { sourceId } = await addSource({
    workspaceId,
    actor: workspace.admin,
    name: 'bad-vendor',
    title: 'Bad vendor',
    config: sourceConfigSchema.parse({ format: 'segment' }),
    secrets: [],
  });
  const look = (asked: object) =>
    listDescendants(
      { id: workspaceId, currency: 'EUR' },
      sourceId,
      listDescendantsQuerySchema.parse({ limit: 2, ...asked }),
    );
  const first = await look({});
  expect(first).toMatchObject({ actions: 3, standing: 3 });
  expect(first.decisions).toBeGreaterThanOrEqual(3);
  const rest = await look({ cursor: first.nextCursor });
  expect(rest.nextCursor).toBeNull();
  expect([...first.rows, ...rest.rows].map(({ id }) => id).sort()).toEqual(ids.sort());
  await runToEnd(workspace, rollbackId);
  expect(await look({})).toMatchObject({ actions: 3, standing: 0 });
  const later = new Date(Date.now() + 60_000).toISOString();
  expect(await look({ from: later })).toMatchObject({ actions: 0, decisions: 0, rows: [], nextCursor: null });
});

test('what can not be taken back is in the plan with the reason, and is left alone', async () => {
  const workspace = await aWorkspace();
  const { workspaceId } = workspace;
  const done = await anAssignmentDone(workspace);
  await db().$executeRawUnsafe('ALTER TABLE actions DISABLE TRIGGER USER');
  await db().action.update({ where: { id: done.actionId }, data: { kind: 'email.message.send' } });
  await db().$executeRawUnsafe('ALTER TABLE actions ENABLE TRIGGER USER');
  const rollbackId = await aPlannedRollback(workspace, { by: 'actions', actionIds: [done.actionId] });
  expect((await itemsOf(rollbackId)).get(done.actionId)).toMatchObject({
    outlook: 'irreversible',
    status: 'skipped',
    message: expect.stringMatching(/./),
  });
  await runToEnd(workspace, rollbackId);
  expect(await vendorOwner(workspaceId, done.externalId)).toBe(done.owner);
});
