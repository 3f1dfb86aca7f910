import { afterEach, describe, expect, test, vi } from 'vitest';
import { ConnectorError } from '@/lib/connectors/kit/connector-error';
import { practiceCrm } from '@/lib/connectors/practice-crm/connector';
import { db } from '@/lib/db/client';
import { compensateAction, executeAction, observeAction, reconcileAction } from '@/lib/gateway';
import { readIncidents } from '@/lib/queries/overview/read-incidents';
import { runRollbackPage } from '@/lib/usecases/rollbacks/run-page';
import { steerRollback } from '@/lib/usecases/rollbacks/steer-rollback';
import { actionOf, vendorOwner } from '../../support/assignment';
import { anAssignmentDone, aPlannedRollback, runToEnd } from '../../support/rollback';
import { aWorkspace } from '../../support/workspace';
import { carriers } from './carriers';

const platform = practiceCrm.actions['crm.contact.assign-owner'];
if (!platform) throw new Error('The practice CRM assigns no owners.');
afterEach(() => {
  vi.restoreAllMocks();
});
const effects = (workspaceId: string) => db().practiceRequest.count({ where: { workspaceId } });
/** What the platform of a kind has done: a message that went out is also told to the outreach tool. */
const requestsOf = (workspaceId: string, kind: string) =>
  db().practiceRequest.count({ where: { workspaceId, operation: { startsWith: kind.split('.')[0] ?? '' } } });
const held = (workspaceId: string) => db().reservation.count({ where: { workspaceId, status: 'held' } });

describe.each(carriers)('$kind, by a platform that', ({ kind, action: platform, arrange }) => {
  /** One action, carried out by the platform as it is then. */
  async function carryOut() {
    const ref = await arrange();
    await executeAction(ref).catch(() => null);
    const status = async () => (await actionOf(ref.actionId)).status;
    return { ref, status, effects: () => requestsOf(ref.workspaceId, kind) };
  }

  test('times out before anything was sent: it is tried again under the same key, and done once', async () => {
    const execute = vi
      .spyOn(platform, 'execute')
      .mockRejectedValueOnce(new ConnectorError('retryable', 'No connection.'));
    const { ref, status, effects } = await carryOut();
    expect(await status()).toBe('cleared');
    expect(await effects()).toBe(0);
    expect((await executeAction(ref)).status).toBe('observed');
    expect(await effects()).toBe(1);
    const [first, second] = execute.mock.calls.map(([, , { idempotencyKey }]) => idempotencyKey);
    expect(second).toBe(first);
    expect(await held(ref.workspaceId)).toBe(0);
  });

  test('is never there: after five attempts it failed, nothing is held, nothing happened', async () => {
    vi.spyOn(platform, 'execute').mockRejectedValue(new ConnectorError('retryable', 'No connection.'));
    const { ref, effects } = await carryOut();
    const statuses: string[] = [];
    for (let attempt = 2; attempt <= 5; attempt++) statuses.push((await executeAction(ref)).status);
    expect(statuses).toEqual(['cleared', 'cleared', 'cleared', 'failed']);
    expect(await db().auditEntry.count({ where: { ...ref, verb: 'actions.failed' } })).toBe(5);
    expect(await effects()).toBe(0);
    expect(await held(ref.workspaceId)).toBe(0);
  });

  test('refuses it: it has failed at once, and nothing is held', async () => {
    vi.spyOn(platform, 'execute').mockRejectedValue(
      new ConnectorError('terminal', 'There is no such owner.'),
    );
    const { ref, status } = await carryOut();
    expect(await status()).toBe('failed');
    expect(await held(ref.workspaceId)).toBe(0);
  });

  test('never got it, and the connection broke: its key says so, and it is tried again', async () => {
    vi.spyOn(platform, 'execute').mockRejectedValueOnce(new ConnectorError('outcome_unknown', 'No answer.'));
    const { ref, effects } = await carryOut();
    expect(await reconcileAction(ref)).toMatchObject({ status: 'cleared' });
    expect((await executeAction(ref)).status).toBe('observed');
    expect(await effects()).toBe(1);
  });

  test('does it and then times out: unknown, found out by its key, done once', async () => {
    const real = platform.execute.bind(platform);
    vi.spyOn(platform, 'execute').mockImplementation(async (...call) => {
      await real(...call);
      throw new ConnectorError('outcome_unknown', 'No answer in time.');
    });
    const { ref, status, effects } = await carryOut();
    expect(await status()).toBe('outcome_unknown');
    expect(await reconcileAction(ref)).toMatchObject({ status: 'observed' });
    await executeAction(ref);
    expect(await effects()).toBe(1);
    expect(await held(ref.workspaceId)).toBe(0);
  });

  test('answers twice: one effect', async () => {
    const execute = vi.spyOn(platform, 'execute');
    const { ref, status, effects } = await carryOut();
    await Promise.all([executeAction(ref), executeAction(ref)]);
    expect(execute).toHaveBeenCalledTimes(1);
    expect(await effects()).toBe(1);
    expect(await status()).toBe('observed');
  });

  test('is too busy (429): nothing happened, and it says so', async () => {
    vi.spyOn(platform, 'execute').mockRejectedValue(
      new ConnectorError('retryable', 'Too many requests: try again in 30 seconds.'),
    );
    const { ref, effects } = await carryOut();
    const { error } = await db().execution.findFirstOrThrow({ where: ref });
    expect(error).toMatchObject({ kind: 'retryable', message: expect.stringMatching(/30 seconds/) });
    expect(await effects()).toBe(0);
  });

  test('shows late what it did: accepted first, then seen', async () => {
    const real = platform.readState.bind(platform);
    let stale: ReturnType<typeof real> | undefined;
    const read = vi.spyOn(platform, 'readState').mockImplementation((...call) => {
      stale ??= real(...call);
      return stale;
    });
    const { ref, status } = await carryOut();
    expect(await status()).toBe('accepted');
    expect(await observeAction(ref)).toBe('accepted');
    read.mockImplementation(real);
    expect(await observeAction(ref)).toBe('observed');
    expect(await db().auditEntry.count({ where: { ...ref, verb: 'actions.observed' } })).toBe(1);
  });

  test('says 200 and does nothing: it is never called done, and becomes an incident', async () => {
    vi.spyOn(platform, 'execute').mockResolvedValue({ externalRef: 'fine' });
    const { ref, status } = await carryOut();
    const { workspaceId, actionId } = ref;
    expect(await status()).toBe('accepted');
    expect(await observeAction(ref)).toBe('accepted');
    const week = new Date(Date.now() - 7 * 86_400_000);
    const incidents = () => readIncidents({ id: workspaceId, currency: 'EUR' }, week);
    expect((await incidents()).counts.accepted).toBe(0);
    await db().execution.updateMany({
      where: { workspaceId },
      data: { acceptedAt: new Date(Date.now() - 11 * 60_000) },
    });
    expect(await incidents()).toMatchObject({
      counts: { accepted: 1 },
      rows: [{ action: { id: actionId } }],
    });
  });

  test('is changed by somebody at that very moment: nothing is written over, and it is decided again on what is there now', async () => {
    vi.spyOn(platform, 'execute').mockRejectedValue(
      new ConnectorError('changed', 'Somebody changed it at this very moment.'),
    );
    const { ref, status, effects } = await carryOut();
    expect(await status()).toBe('cleared');
    expect(await effects()).toBe(0);
    vi.restoreAllMocks();
    expect((await executeAction(ref)).status).toBe('observed');
    expect(await db().decision.count({ where: { actionId: ref.actionId, stage: 'claim' } })).toBe(2);
  });

  test('can’t be read: nothing is claimed, and it can be tried again', async () => {
    const read = vi
      .spyOn(platform, 'readState')
      .mockRejectedValue(new ConnectorError('retryable', 'The platform answered without a field.'));
    const { ref, status, effects } = await carryOut();
    expect(await status()).toBe('cleared');
    expect(await effects()).toBe(0);
    read.mockRestore();
    expect((await executeAction(ref)).status).toBe('observed');
  });
});

describe('a CRM that', () => {
  test('answers in another form than agreed: nothing is believed, nothing is overwritten', async () => {
    const workspace = await aWorkspace();
    const { workspaceId } = workspace;
    const done = await anAssignmentDone(workspace);
    vi.spyOn(platform, 'readStates').mockImplementation(async (objects) =>
      objects.map(() => ({ owner_id: done.other, note: 'x' })),
    );
    const rollbackId = await aPlannedRollback(workspace, { by: 'actions', actionIds: [done.actionId] });
    await runToEnd(workspace, rollbackId);
    expect(await vendorOwner(workspaceId, done.externalId)).toBe(done.owner);
    expect((await actionOf(done.actionId)).status).toBe('rollback_conflict');
  });
});

test('taking back that was accepted and can’t be read back is done, not refused', async () => {
  const workspace = await aWorkspace();
  const { workspaceId, admin } = workspace;
  const done = await anAssignmentDone(workspace);
  const real = platform.readState.bind(platform);
  let reads = 0;
  vi.spyOn(platform, 'readState').mockImplementation(async (...call) => {
    reads += 1;
    if (reads > 1) throw new ConnectorError('retryable', 'No connection.');
    return real(...call);
  });
  expect(
    await compensateAction({ workspaceId, actionId: done.actionId, userId: admin.id, reason: 'Back' }),
  ).toMatchObject({ status: 'rolled_back' });
  expect(await vendorOwner(workspaceId, done.externalId)).toBeNull();
  expect((await actionOf(done.actionId)).status).toBe('rolled_back');
});

describe('a bulk request that', () => {
  test('is refused because the platform is too busy waits for the next page, and is taken back then', async () => {
    const workspace = await aWorkspace();
    const done = await anAssignmentDone(workspace);
    vi.spyOn(platform, 'compensateMany').mockImplementationOnce(async (orders) =>
      orders.map(() => ({ error: new ConnectorError('retryable', 'Too many requests.') })),
    );
    const rollbackId = await aPlannedRollback(workspace, {
      by: 'agent',
      id: workspace.agents['lead-router'].id,
    });
    await steerRollback({
      workspaceId: workspace.workspaceId,
      actor: workspace.admin,
      rollbackId,
      step: 'start',
    });
    expect(await runRollbackPage(workspace.workspaceId, rollbackId)).toEqual({ done: 0, isOver: false });
    expect((await actionOf(done.actionId)).status).toBe('observed');
    expect(await runRollbackPage(workspace.workspaceId, rollbackId)).toEqual({ done: 1, isOver: false });
    expect((await actionOf(done.actionId)).status).toBe('rolled_back');
    expect(await vendorOwner(workspace.workspaceId, done.externalId)).toBeNull();
  });

  test('is done in part leaves each with its own end; the others go on', async () => {
    const workspace = await aWorkspace();
    const { workspaceId } = workspace;
    const done = [];
    for (let i = 0; i < 3; i++) done.push(await anAssignmentDone(workspace));
    const real = platform.compensateMany.bind(platform);
    vi.spyOn(platform, 'compensateMany').mockImplementation(async (orders) => {
      const receipts = await real(orders);
      return receipts.map((receipt, i) =>
        i === 0 ? { error: new ConnectorError('terminal', 'This record is locked.') } : receipt,
      );
    });
    const rollbackId = await aPlannedRollback(workspace, {
      by: 'agent',
      id: workspace.agents['lead-router'].id,
    });
    await runToEnd(workspace, rollbackId);
    const items = await db().rollbackItem.findMany({ where: { rollbackId }, orderBy: { actionId: 'asc' } });
    expect(items.map(({ status }) => status)).toEqual(['failed', 'restored', 'restored']);
    expect(items[0]?.message).toBe('This record is locked.');
    expect((await actionOf(items[0]?.actionId ?? '')).status).toBe('observed');
    expect(await held(workspaceId)).toBe(0);
  });

  test('can’t be read at first waits and goes on; others are not kept from going first', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, admin } = workspace;
    const done = await anAssignmentDone(workspace);
    const rollbackId = await aPlannedRollback(workspace, { by: 'actions', actionIds: [done.actionId] });
    await steerRollback({ workspaceId, actor: admin, rollbackId, step: 'start' });
    const read = vi.spyOn(platform, 'readStates').mockRejectedValue(new Error('socket hang up'));
    expect(await runRollbackPage(workspaceId, rollbackId)).toEqual({ done: 0, isOver: false });
    expect(await db().rollbackItem.findFirstOrThrow({ where: { rollbackId } })).toMatchObject({
      status: 'waiting',
      triedAt: expect.any(Date),
    });
    read.mockRestore();
    expect(await runRollbackPage(workspaceId, rollbackId)).toEqual({ done: 1, isOver: false });
    expect((await actionOf(done.actionId)).status).toBe('rolled_back');
  });

  test('is done and not answered is found out by its keys, and sent once', async () => {
    const workspace = await aWorkspace();
    const { workspaceId } = workspace;
    const done = [];
    for (let i = 0; i < 3; i++) done.push(await anAssignmentDone(workspace));
    const before = await effects(workspaceId);
    const real = platform.compensateMany.bind(platform);
    vi.spyOn(platform, 'compensateMany').mockImplementation(async (orders) => {
      await real(orders);
      throw new Error('socket hang up');
    });
    const rollbackId = await aPlannedRollback(workspace, {
      by: 'agent',
      id: workspace.agents['lead-router'].id,
    });
    await runToEnd(workspace, rollbackId);
    expect(await effects(workspaceId)).toBe(before + 3);
    for (const { actionId, externalId } of done) {
      expect((await actionOf(actionId)).status).toBe('rolled_back');
      expect(await vendorOwner(workspaceId, externalId)).toBeNull();
    }
  });
});
