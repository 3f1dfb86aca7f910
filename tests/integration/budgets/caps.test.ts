import { describe, expect, test, vi } from 'vitest';
import { actions } from '@/lib/connectors/practice-ads/actions';
import { microsOf } from '@/lib/core/shared/micros';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { executeAction } from '@/lib/gateway';
import { now, withClock } from '@/lib/platform/clock';
import { dateOfDay } from '@/lib/platform/zone';
import { changeCampaign } from '@/lib/practice-platform/ads';
import { getBudget } from '@/lib/queries/budgets/get-budget';
import { findOvershotWindows, findUnbalancedWindows } from '../../support/check-ledgers';
import { aClearedRaise, addBudget, aFreeWorkspace, aRaise, windowOf } from './support';

const findingsOf = async (actionId: string) => {
  const { findings } = await db().decision.findFirstOrThrow({ where: { actionId } });
  return findings as { rule: string; verdict: string; message: string }[];
};

test('what fits into the rest of a month and not into the next one is refused', async () => {
  // 30 November in Berlin, and the last day of the month.
  await withClock(new Date('2026-11-30T10:00:00Z'), async () => {
    const workspace = await aFreeWorkspace();
    const raise = await aRaise(workspace, 10);
    const daily = Number(raise.dailyBudgetMicros) / 1_000_000;
    await addBudget(workspace.workspaceId, (daily + 10) * 31 - 1, { period: 'month' });
    const { actionId, status } = await raise.submit();
    expect(status).toBe('denied');
    expect((await findingsOf(actionId)).filter(({ verdict }) => verdict === 'deny')).toMatchObject([
      { rule: 'budget.next-window' },
    ]);
    await addBudget(workspace.workspaceId, 1_000_000);
    await db().budget.updateMany({
      where: { workspaceId: workspace.workspaceId, period: 'month' },
      data: { capMicros: microsOf((daily + 10) * 31) },
    });
    expect((await raise.submitAgain()).status).toBe('cleared');
  });
});

describe('every cap that covers an action holds it', () => {
  const subjects = {
    workspace: ({ workspaceId }: { workspaceId: string }) => workspaceId,
    channel: () => 'ads',
    ad_account: () => 'default',
    campaign: ({ campaignId }: { campaignId: string }) => campaignId,
    agent: ({ agentId }: { agentId: string }) => agentId,
  } as const;

  test.each(Object.keys(subjects) as (keyof typeof subjects)[])('on the %s', async (subject) => {
    const workspace = await aFreeWorkspace();
    const { workspaceId } = workspace;
    const raise = await aRaise(workspace, 10);
    const agentId = workspace.agents['bid-and-budget'].id;
    const subjectId = subjects[subject]({ workspaceId, campaignId: raise.campaignId, agentId });
    // Room for the raise but for one unit; what other subjects are capped at does not matter.
    const spent = subject === 'agent' ? 0 : Number(raise.dailyBudgetMicros) / 1_000_000;
    await addBudget(workspaceId, spent + 9, { subject, subjectId });
    await addBudget(workspaceId, 0, { subject: 'campaign', subjectId: 'cmp_another' });
    await addBudget(workspaceId, 0, { subject: 'ad_account', subjectId: 'another' });
    await addBudget(workspaceId, 0, { subject: 'channel', subjectId: 'crm' });
    const { actionId, status } = await raise.submit();
    expect(status).toBe('denied');
    expect(await findingsOf(actionId)).toMatchObject([{ rule: 'budget.cap' }]);
    await db().budget.updateMany({
      where: { workspaceId, subject, subjectId },
      data: { capMicros: microsOf(spent + 10) },
    });
    expect((await raise.submitAgain()).status).toBe('cleared');
    expect(await findOvershotWindows(workspaceId)).toEqual([]);
    expect(await findUnbalancedWindows(workspaceId)).toEqual([]);
  });

  test('a week’s cap counts every day of it that is left', async () => {
    const workspace = await aFreeWorkspace();
    const wednesday = new Date('2026-11-25T10:00:00Z');
    await withClock(wednesday, async () => {
      const budgetId = await addBudget(workspace.workspaceId, 100_000, { period: 'week' });
      await aClearedRaise(workspace, 10);
      expect(await windowOf(budgetId)).toMatchObject({
        startsOn: dateOfDay('2026-11-23'),
        reservedMicros: microsOf(50),
      });
    });
  });

  test('of two that are narrow, both are told', async () => {
    const workspace = await aFreeWorkspace();
    await addBudget(workspace.workspaceId, 1);
    await addBudget(workspace.workspaceId, 2, { period: 'month' });
    const { actionId } = await (await aRaise(workspace, 10)).submit();
    expect((await findingsOf(actionId)).map(({ rule }) => rule)).toEqual(['budget.cap', 'budget.cap']);
  });
});

describe('pacing', () => {
  /** The tenth of a month of thirty days, with so much spent on the days before. */
  async function onTheTenth(spentBefore: number, pacing: 'even' | 'none' = 'even') {
    const workspace = await aFreeWorkspace();
    const raise = await aRaise(workspace, 10);
    const { campaignId, dailyBudgetMicros } = raise;
    const daily = Number(dailyBudgetMicros) / 1_000_000;
    const day = { workspaceId: workspace.workspaceId, campaignId, impressions: 0, clicks: 0, conversions: 0 };
    await db().campaignDay.create({
      data: {
        ...day,
        day: dateOfDay('2026-11-09'),
        spendMicros: microsOf(spentBefore),
        revenueMicros: microsOf(spentBefore * 100),
        reportedAt: now(),
      },
    });
    // An even pace comes to ten days of what is set; with the slack of a tenth of the cap to thirteen.
    const budgetId = await addBudget(workspace.workspaceId, daily * 30, { period: 'month', pacing });
    await db().budget.update({ where: { id: budgetId }, data: { capMicros: microsOf(daily * 1000) } });
    return { workspace, raise, budgetId, daily };
  }
  const tenth = new Date('2026-11-10T10:00:00Z');

  test('asks when spend would run ahead of the days, and not for what is bound later', async () => {
    await withClock(tenth, async () => {
      const calm = await onTheTenth(100);
      // All thirty days are bound, and only ten have passed: that is no reason to ask.
      expect((await calm.raise.submit()).status).toBe('cleared');
      const hasty = await onTheTenth(calm.daily * 450);
      const { actionId, status } = await hasty.raise.submit();
      expect(status).toBe('awaiting_approval');
      expect(await findingsOf(actionId)).toMatchObject([{ rule: 'budget.pacing', verdict: 'escalate' }]);
      const free = await onTheTenth(calm.daily * 450, 'none');
      expect((await free.raise.submit()).status).toBe('cleared');
    });
  });

  test('the screen counts as the gate does', async () => {
    await withClock(tenth, async () => {
      const { workspace, raise, budgetId, daily } = await onTheTenth(100);
      const place = { id: workspace.workspaceId, timeZone: 'Europe/Berlin', currency: 'EUR' };
      await raise.submit();
      const detail = await getBudget(place, budgetId);
      const window = await windowOf(budgetId);
      expect(detail).toMatchObject({
        committedMicros: window.committedMicros.toString(),
        reservedMicros: window.reservedMicros.toString(),
        spentMicros: String(microsOf(100)),
      });
      expect(BigInt(detail.pace.byTonightMicros)).toBe(microsOf(100 + daily + 10));
      expect(BigInt(detail.pace.evenMicros)).toBe(microsOf((daily * 1000) / 3));
      expect(detail.burn).toHaveLength(30);
      expect(detail.burn.at(-1)?.projectedMicros).toBe(window.committedMicros.toString());
      expect(detail.burn.filter(({ spentMicros }) => spentMicros !== null)).toHaveLength(10);
    });
  });
});

test('what a person changed at the platform counts from the claim on', async () => {
  const workspace = await aFreeWorkspace();
  const { workspaceId } = workspace;
  const budgetId = await addBudget(workspaceId, 1000);
  const { actionId } = await aClearedRaise(workspace, 10);
  const place = { id: workspaceId, timeZone: 'Europe/Berlin', currency: 'EUR' };
  const set = { dailyBudgetMicros: String(microsOf(700)) };
  await inTransaction((tx) =>
    changeCampaign(tx, { workspaceId, externalId: 'retargeting', set, by: 'person:someone' }),
  );
  expect(await executeAction({ workspaceId, actionId })).toMatchObject({ status: 'denied' });
  expect(await getBudget(place, budgetId)).toMatchObject({
    committedMicros: '700000000',
    reservedMicros: '0',
  });
});

test('an effect that could not be read back counts as spent', async () => {
  const workspace = await aFreeWorkspace();
  const { workspaceId } = workspace;
  await addBudget(workspaceId, 1000);
  const { actionId, campaignId, dailyBudgetMicros } = await aClearedRaise(workspace, 10);
  const read = actions['ads.campaign.set-daily-budget'].readState;
  const reading = vi.spyOn(actions['ads.campaign.set-daily-budget'], 'readState');
  reading.mockImplementationOnce(read).mockRejectedValueOnce(new Error('Out of reach.'));
  expect(await executeAction({ workspaceId, actionId })).toMatchObject({ status: 'accepted' });
  reading.mockRestore();
  const campaign = await db().campaign.findUniqueOrThrow({ where: { id: campaignId } });
  expect(campaign.dailyBudgetMicros).toBe(dailyBudgetMicros + microsOf(10));
});
