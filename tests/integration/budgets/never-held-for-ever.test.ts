import { afterEach, describe, expect, test, vi } from 'vitest';
import { actions } from '@/lib/connectors/practice-ads/actions';
import { practiceAds } from '@/lib/connectors/practice-ads/connector';
import { db } from '@/lib/db/client';
import { compensateAction, executeAction } from '@/lib/gateway';
import { claimAction } from '@/lib/gateway/claim-action';
import { now, withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { closeUnclearAction } from '@/lib/usecases/actions/close-unclear-action';
import { cancelRun } from '@/lib/usecases/runs/cancel-run';
import { pauseSubject } from '@/lib/usecases/stops/pause-subject';
import { actionSweeps } from '@/lib/usecases/sweeps/action-sweeps';
import { findLeakedReservations, findUnbalancedWindows } from '../../support/check-ledgers';
import type { TestWorkspace } from '../../support/workspace';
import { aClearedRaise, addBudget, aFreeWorkspace } from './support';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const inMs = (ms: number) => new Date(now().getTime() + ms);

/** What the sweepers do in one round at a moment. */
const sweepAt = (at: Date) =>
  withClock(at, async () => {
    for (const sweep of Object.values(actionSweeps)) await sweep(200);
  });

/** A zone in which it is between noon and one: no window ends in the minutes that a test passes through. */
function middayZone(): string {
  const behind = now().getUTCHours() - 12;
  return `Etc/GMT${behind < 0 ? behind : `+${behind}`}`;
}

async function aHolder(): Promise<{ workspace: TestWorkspace; actionId: string; runId: string }> {
  const workspace = await aFreeWorkspace();
  const { workspaceId: id } = workspace;
  await db().workspace.update({ where: { id }, data: { timeZone: middayZone() } });
  await addBudget(id, 10_000);
  await addBudget(id, 400_000, { period: 'month' });
  const { actionId, runId } = await aClearedRaise(workspace);
  expect(await db().reservation.count({ where: { actionId, status: 'held' } })).toBe(2);
  return { workspace, actionId, runId };
}

/** What the action is, and that it holds nothing and no money was made or lost. */
async function endOf({ workspace, actionId }: { workspace: TestWorkspace; actionId: string }, at: Date) {
  const { workspaceId } = workspace;
  expect(await findLeakedReservations(workspaceId, at)).toEqual([]);
  expect(await findUnbalancedWindows(workspaceId)).toEqual([]);
  const reservations = await db().reservation.findMany({ where: { actionId } });
  return {
    status: (await db().action.findUniqueOrThrow({ where: { id: actionId } })).status,
    reservations: [...new Set(reservations.map(({ status }) => status))],
  };
}

/** The platform can't be read, as long as the test runs. */
function breakPlatform(): void {
  const outage = new Error('The platform is out of reach.');
  vi.spyOn(actions['ads.campaign.set-daily-budget'], 'readState').mockRejectedValue(outage);
  vi.spyOn(practiceAds, 'lookup').mockRejectedValue(outage);
}
afterEach(() => vi.restoreAllMocks());

describe('an action that was cleared', () => {
  test('and whose run forgot it is carried out by the sweeper', async () => {
    const holder = await aHolder();
    await sweepAt(inMs(2 * MINUTE_MS));
    expect(await endOf(holder, now())).toEqual({ status: 'observed', reservations: ['settled'] });
  });

  test('and whose platform stays out of reach expires and gives its money back', async () => {
    const holder = await aHolder();
    breakPlatform();
    await sweepAt(inMs(2 * MINUTE_MS));
    expect((await endOf(holder, now())).status).toBe('cleared');
    const { expiresAt } = await db().action.findUniqueOrThrow({ where: { id: holder.actionId } });
    // Until the sweeper has been there it is a leak: the check can fail.
    expect(await findLeakedReservations(holder.workspace.workspaceId, expiresAt)).toHaveLength(2);
    await sweepAt(expiresAt);
    expect(await endOf(holder, expiresAt)).toEqual({ status: 'expired', reservations: ['released'] });
    expect(
      await executeAction({ workspaceId: holder.workspace.workspaceId, actionId: holder.actionId }),
    ).toMatchObject({
      status: 'expired',
    });
  });

  test('and that can’t be swept keeps no other from being swept', async () => {
    const [first, second] = [await aHolder(), await aHolder()];
    await db().practiceCampaign.deleteMany({ where: { workspaceId: first.workspace.workspaceId } });
    await sweepAt(inMs(2 * MINUTE_MS));
    expect((await endOf(first, now())).status).toBe('cleared');
    expect((await endOf(second, now())).status).toBe('observed');
  });

  test('and whose run was cancelled holds nothing', async () => {
    const holder = await aHolder();
    const { workspaceId, admin } = holder.workspace;
    await cancelRun({ workspaceId, actor: admin, runId: holder.runId, reason: 'Not now.' });
    expect(await endOf(holder, now())).toEqual({ status: 'cancelled', reservations: ['released'] });
  });

  test('and whose run failed is carried out or expires like any other', async () => {
    const holder = await aHolder();
    await db().run.update({ where: { id: holder.runId }, data: { status: 'failed' } });
    await sweepAt(inMs(2 * MINUTE_MS));
    expect((await endOf(holder, now())).reservations).toEqual(['settled']);
  });

  test('and is held by a stop holds no money; when its time is over it expires', async () => {
    const holder = await aHolder();
    const { workspaceId, admin } = holder.workspace;
    const subject = { type: 'workspace' as const, id: workspaceId };
    await pauseSubject({ workspaceId, actor: admin, subject, reason: 'Something is off.' });
    await sweepAt(inMs(2 * MINUTE_MS));
    expect(await endOf(holder, now())).toEqual({ status: 'held', reservations: ['released'] });
    const { expiresAt } = await db().action.findUniqueOrThrow({ where: { id: holder.actionId } });
    await sweepAt(expiresAt);
    expect((await endOf(holder, expiresAt)).status).toBe('expired');
  });

  test('and that the gate refuses at its claim holds nothing', async () => {
    const holder = await aHolder();
    const { workspaceId, agents } = holder.workspace;
    await db().scope.updateMany({
      where: { agentId: agents['bid-and-budget'].id, status: 'active' },
      data: { status: 'superseded' },
    });
    expect(await executeAction({ workspaceId, actionId: holder.actionId })).toMatchObject({
      status: 'denied',
    });
    expect((await endOf(holder, now())).reservations).toEqual(['released']);
  });
});

describe('an action that was claimed', () => {
  const claim = async ({ workspace: { workspaceId }, actionId }: Awaited<ReturnType<typeof aHolder>>) => {
    const { targetId } = await db().action.findUniqueOrThrow({ where: { id: actionId } });
    const campaign = await db().campaign.findUniqueOrThrow({ where: { id: targetId } });
    const live = {
      status: campaign.status,
      dailyBudgetMicros: campaign.dailyBudgetMicros.toString(),
      bidMicros: campaign.bidMicros.toString(),
    };
    expect(await claimAction(workspaceId, actionId, live, null, '')).toMatchObject({ claimed: true });
  };

  test('by a process that died before it sent anything is carried out after all, with the money that it held', async () => {
    const holder = await aHolder();
    await claim(holder);
    await sweepAt(inMs(2 * MINUTE_MS));
    expect(await endOf(holder, now())).toEqual({ status: 'cleared', reservations: ['held'] });
    await sweepAt(inMs(4 * MINUTE_MS));
    expect(await endOf(holder, now())).toEqual({ status: 'observed', reservations: ['settled'] });
  });

  test('and whose outcome nobody knows is asked about again, until the platform answers', async () => {
    const holder = await aHolder();
    await claim(holder);
    breakPlatform();
    await sweepAt(inMs(2 * MINUTE_MS));
    await sweepAt(inMs(4 * MINUTE_MS));
    expect(await endOf(holder, now())).toEqual({ status: 'needs_person', reservations: ['held'] });
    const entries = { where: { actionId: holder.actionId, verb: 'actions.reconciled' } };
    expect(await db().auditEntry.count(entries)).toBe(1);
    vi.restoreAllMocks();
    await sweepAt(inMs(6 * MINUTE_MS));
    expect(await endOf(holder, now())).toEqual({ status: 'failed', reservations: ['released'] });
    expect(await db().auditEntry.count(entries)).toBe(2);
  });

  test.each([
    [true, { status: 'accepted', reservations: ['settled'] }],
    [false, { status: 'failed', reservations: ['released'] }],
  ])(
    'and whose outcome only a person can tell is closed by them, once: happened %s',
    async (happened, end) => {
      const holder = await aHolder();
      const { workspaceId, admin } = holder.workspace;
      const close = () =>
        closeUnclearAction({
          workspaceId,
          actor: admin,
          actionId: holder.actionId,
          happened,
          reason: 'Seen in the ad account.',
        });
      await claim(holder);
      await expect(close()).rejects.toMatchObject({ code: 'conflict' });
      breakPlatform();
      await sweepAt(inMs(2 * MINUTE_MS));
      const answers = await Promise.allSettled([close(), close()]);
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await endOf(holder, now())).toEqual(end);
      const entry = await db().auditEntry.findFirstOrThrow({
        where: { actionId: holder.actionId, verb: 'actions.closed_by_person' },
      });
      expect(entry.actorId).toBe(admin.id);
      expect(entry.canonical).toContain('Seen in the ad account.');
      vi.restoreAllMocks();
      await sweepAt(inMs(4 * MINUTE_MS));
      expect((await endOf(holder, now())).status).toBe(end.status);
    },
  );

  test('and whose outcome nobody ever learns holds nothing of a window that is over', async () => {
    const holder = await aHolder();
    await claim(holder);
    breakPlatform();
    await sweepAt(inMs(2 * MINUTE_MS));
    await sweepAt(inMs(32 * DAY_MS));
    expect(await endOf(holder, now())).toEqual({ status: 'needs_person', reservations: ['released'] });
  });
});

test('taking back that was interrupted before its claim gives its money back', async () => {
  const { workspace, actionId } = await aHolder();
  const { workspaceId, admin } = workspace;
  await executeAction({ workspaceId, actionId });
  const { compensationId } = await compensateAction({
    workspaceId,
    actionId,
    userId: admin.id,
    reason: 'No.',
  });
  // As its process left it: decided, with money held for putting a budget back up, and never claimed.
  await db().execution.deleteMany({ where: { actionId: compensationId } });
  await db().action.update({ where: { id: compensationId }, data: { status: 'cleared' } });
  await db().action.update({ where: { id: actionId }, data: { status: 'rolling_back' } });
  const [held] = await db().reservation.findMany({ where: { actionId } });
  if (!held) throw new Error('Nothing was held.');
  const copy = { ...held, id: newId('rsv'), actionId: compensationId, status: 'held' as const };
  await db().reservation.create({ data: { ...copy, settledMicros: null, closedAt: null } });
  await db().budgetWindow.update({
    where: { id: held.windowId },
    data: { reservedMicros: { increment: held.amountMicros } },
  });
  await sweepAt(inMs(2 * MINUTE_MS));
  expect(await endOf({ workspace, actionId: compensationId }, now())).toEqual({
    status: 'cancelled',
    reservations: ['released'],
  });
});
