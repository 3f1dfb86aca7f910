import { beforeAll, describe, expect, it } from 'vitest';
import { GET as attributionRoute } from '@/app/api/v1/attribution/route';
import { GET as opportunityRoute } from '@/app/api/v1/opportunities/[opportunityId]/route';
import { GET as touchesRoute } from '@/app/api/v1/opportunities/[opportunityId]/touches/route';
import { GET as opportunitiesRoute } from '@/app/api/v1/opportunities/route';
import {
  attributionQuerySchema,
  attributionSchema,
  listOpportunitiesQuerySchema,
  opportunityDetailSchema,
  opportunityPageSchema,
  touchPageSchema,
} from '@/lib/contracts/attribution';
import { playBodySchema } from '@/lib/core/plays/play-body';
import { db } from '@/lib/db/client';
import { executeAction } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { listOpportunities } from '@/lib/queries/attribution/list-opportunities';
import { readAttribution } from '@/lib/queries/attribution/read-attribution';
import { listTouches } from '@/lib/queries/attribution/read-opportunity';
import { reachedGoal } from '@/lib/queries/plays/read-goal-progress';
import { readPlay } from '@/lib/queries/plays/read-play';
import { findWorkspacesToAttribute, lookAtOutcomes } from '@/lib/usecases/attribution/look-at-outcomes';
import { submitProposal } from '@/lib/usecases/runs/submit-proposal';
import { anIdlePlay, proposeAssignment } from '../../support/assignment';
import { aCampaign, aTask, aWorkspace, setDailyBudget, type TestWorkspace } from '../../support/workspace';
import { addMember, addWorkspace, sessionRequest } from '../auth/support';
import { aHoldout } from '../holdouts/support';
import { aClick, ago, anOpportunity, aVisit, DAY_MS, record } from './support';

let workspace: TestWorkspace;
let workspaceId: string;
let playId: string;
const place = () => ({ id: workspaceId, timeZone: 'Europe/Berlin', currency: 'EUR' });
const ask = (query: object = {}) =>
  readAttribution(place(), attributionQuerySchema.parse(query)).then((found) =>
    attributionSchema.parse(found),
  );
const list = (query: object = {}) =>
  listOpportunities(workspaceId, listOpportunitiesQuerySchema.parse(query));
const accountOf = (externalId: string) =>
  db().account.findUniqueOrThrow({ where: { workspaceId_externalId: { workspaceId, externalId } } });
const opportunityOf = (recordId: string) =>
  db().opportunity.findUniqueOrThrow({
    where: { workspaceId_platform_recordId: { workspaceId, platform: 'our-crm', recordId } },
  });

/** The router gives somebody of an account to an owner, by the play; dated so many days back. */
async function routed(account: string, daysAgo: number): Promise<string> {
  const { actionId, contactId } = await proposeAssignment(workspace, playId);
  await executeAction({ workspaceId, actionId });
  const { id: accountId } = await accountOf(account);
  await db().contact.update({ where: { id: contactId }, data: { accountId } });
  await db().execution.updateMany({ where: { actionId }, data: { acceptedAt: new Date(ago(daysAgo)) } });
  return contactId;
}

beforeAll(async () => {
  workspace = await aWorkspace({ askBelowConfidence: 0 });
  ({ workspaceId } = workspace);
  playId = await anIdlePlay(workspace);
  await record(workspaceId, [
    aVisit('ann', 30),
    aVisit('bob', 12),
    aClick('ann', 8),
    // After the outcome, and before the look-back.
    aVisit('ann', 0.5),
    aVisit('bob', 200),
    anOpportunity({ recordId: 'won', status: 'open', stage: 'discovery', position: 0, daysAgo: 40 }),
    anOpportunity({ recordId: 'won', amount: 1000, daysAgo: 2 }),
    anOpportunity({ recordId: 'alone', account: 'bare', amount: 400, daysAgo: 50, openedDaysAgo: 80 }),
    anOpportunity({ recordId: 'dollars', account: 'us', currency: 'USD', amount: 300 }),
    anOpportunity({ recordId: 'lost', account: 'bare', status: 'lost', amount: 900 }),
    anOpportunity({ recordId: 'open', status: 'open', stage: 'proposal', position: 2, amount: 5000 }),
    anOpportunity({ recordId: 'old', account: 'bare', amount: 70, daysAgo: 500, openedDaysAgo: 600 }),
  ]);
  await routed('acme', 5);
  await lookAtOutcomes(workspaceId);
});

describe('a look at what was won', () => {
  it('is kept until a CRM tells something new, or for a day', async () => {
    expect(await findWorkspacesToAttribute()).not.toContain(workspaceId);
    await db().attributionLook.update({
      where: { workspaceId },
      data: { lookedAt: new Date(now().getTime() - DAY_MS) },
    });
    expect(await findWorkspacesToAttribute()).toContain(workspaceId);
    await lookAtOutcomes(workspaceId);
  });

  it('shares out each amount by every model, each currency by itself', async () => {
    const { currencies, seen, lookedAt } = await ask();
    expect(lookedAt).not.toBeNull();
    expect(seen).toMatchObject({ won: 3, lost: 1, open: 1 });
    expect(currencies.map(({ currency, won }) => [currency, won.micros])).toEqual([
      ['EUR', '1400000000'],
      ['USD', '300000000'],
    ]);
    const eur = currencies[0];
    const of = (model: 'first' | 'last' | 'position') =>
      Object.fromEntries(
        (eur?.rows ?? []).map(({ channel, credits }) => [channel, Number(credits[model].micros) / 1e6]),
      );
    // Web twice (two people), a click, an owner given: in this order.
    expect(of('first')).toEqual({ web: 1000, email: 0, crm: 0, none: 400 });
    expect(of('last')).toEqual({ web: 0, email: 0, crm: 1000, none: 400 });
    expect(of('position')).toEqual({ web: 500, email: 100, crm: 400, none: 400 });
    for (const model of ['first', 'last', 'position', 'data_driven'] as const)
      expect(eur?.total[model].micros).toBe('1400000000');
    expect(eur?.total.first.interval).toBeNull();
  });

  it('narrows to a period, a channel, an agent or a play, and tells what can be chosen', async () => {
    const agentId = workspace.agents['lead-router'].id;
    const last = async (query: object) => (await ask(query)).currencies[0]?.total.last.micros;
    expect(await last({ period: '30' })).toBe('1000000000');
    expect(await last({ agent: agentId })).toBe('1000000000');
    expect(await last({ play: playId, channel: 'web' })).toBe('0');
    const { agents, plays } = await ask();
    expect(agents.map(({ id }) => id)).toEqual([agentId]);
    expect(plays.map(({ id }) => id)).toEqual([playId]);
  });

  it('tells which pipeline agents acted on before it made progress', async () => {
    const influence = (await ask()).currencies[0]?.influence;
    // The owner was given 5 days ago: the one was won since, the other moved on a day ago.
    expect(influence).toMatchObject({
      won: { opportunities: 2, influenced: 1, influencedMicros: '1000000000' },
      open: { opportunities: 1, influenced: 1, influencedMicros: '5000000000' },
    });
    expect((await ask({ channel: 'email' })).currencies[0]?.influence.won.influenced).toBe(0);
  });
});

describe('the rows behind a figure', () => {
  it('are the opportunities, page by page, with what each was given', async () => {
    const first = await list({ limit: '2', currency: 'EUR' });
    expect(first.rows.map(({ amountMicros }) => amountMicros)).toEqual(['1000000000', '400000000']);
    const one = await list({ limit: '1' });
    expect(one.nextCursor).not.toBeNull();
    const next = await list({ limit: '1', cursor: one.nextCursor ?? '' });
    expect(next.rows[0]?.id).not.toBe(one.rows[0]?.id);
    const byAgent = await list({ agent: workspace.agents['lead-router'].id });
    expect(byAgent.rows.map(({ credits, touches }) => [credits.last, touches])).toEqual([['1000000000', 1]]);
    expect((await list({ status: 'open', influenced: 'true' })).rows).toHaveLength(1);
    expect((await list({ status: 'lost' })).rows).toHaveLength(1);
  });

  it('are the very touches that count, none after the outcome', async () => {
    const { id } = await opportunityOf('won');
    const page = await listTouches(place(), id, { limit: 3 });
    expect(page.rows.map(({ channel }) => channel)).toEqual(['web', 'web', 'email']);
    const rest = await listTouches(place(), id, { limit: 3, cursor: page.nextCursor ?? '' });
    expect(rest).toMatchObject({
      rows: [{ channel: 'crm', agent: { id: workspace.agents['lead-router'].id }, play: { id: playId } }],
      nextCursor: null,
    });
  });

  it('leave out whoever had the use of their data limited, or was erased, from the next look on', async () => {
    const ann = await db().signal.findFirstOrThrow({ where: { workspaceId, kind: 'email.reported' } });
    await db().processingLimit.create({
      data: {
        id: newId('plm'),
        workspaceId,
        contactId: ann.contactId ?? '',
        kind: 'restriction',
        setById: workspace.admin.id,
        setAt: now(),
      },
    });
    const { id } = await opportunityOf('won');
    const page = await listTouches(place(), id, { limit: 9 });
    expect(page.rows.map(({ channel }) => channel)).toEqual(['web', 'crm']);
    await db().processingLimit.updateMany({
      where: { workspaceId },
      data: { liftedById: workspace.admin.id, liftedAt: now() },
    });
    expect((await listTouches(place(), id, { limit: 9 })).rows).toHaveLength(4);
  });
});

describe('by API', () => {
  it('is read by whoever may read the workspace, and of another workspace it is unknown', async () => {
    const viewer = await addMember(workspaceId, ['viewer']);
    const { slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    const { id } = await opportunityOf('won');
    const params = { params: Promise.resolve({ opportunityId: id }) };
    const get = (path: string, who = viewer.id, where = slug) => sessionRequest(who, where, { path });
    const overview = await attributionRoute(await get('/api/v1/attribution?period=30'), {
      params: Promise.resolve({}),
    });
    expect(attributionSchema.parse(await overview.json()).periodDays).toBe(30);
    const found = await opportunitiesRoute(await get('/api/v1/opportunities'), {
      params: Promise.resolve({}),
    });
    expect(opportunityPageSchema.parse(await found.json()).rows).toHaveLength(3);
    const one = await opportunityRoute(await get(`/api/v1/opportunities/${id}`), params);
    const detail = opportunityDetailSchema.parse(await one.json());
    expect(detail.credits.reduce((sum, { micros }) => sum + Number(micros.data_driven), 0)).toBe(1e9);
    expect(detail.steps.map(({ stage }) => stage)).toEqual(['discovery', 'won']);
    const touches = await touchesRoute(await get(`/api/v1/opportunities/${id}/touches`), params);
    expect(touchPageSchema.parse(await touches.json()).rows).toHaveLength(4);
    const bad = await attributionRoute(await get('/api/v1/attribution?period=31'), {
      params: Promise.resolve({}),
    });
    expect(bad.status).toBe(400);

    const elsewhere = `other-${newId('wsp').slice(-8)}`;
    const stranger = await addMember(await addWorkspace(elsewhere), ['admin']);
    const foreign = await opportunityRoute(
      await get(`/api/v1/opportunities/${id}`, stranger.id, elsewhere),
      params,
    );
    expect(foreign.status).toBe(404);
  });
});

describe('beside a holdout', () => {
  it('stands what was caused by what CRMs say was won in each arm, and why the two differ', async () => {
    const none = await ask();
    expect(none.causal).toEqual([]);
    expect(none.notCause).toContain('no evidence of cause');

    const holdoutId = await aHoldout(workspace, {
      unit: 'account',
      outcomeWithinDays: 10,
      startedAt: new Date(ago(60)),
    });
    await metAccounts(holdoutId, [
      { arm: 'agent', n: 120, won: 60 },
      { arm: 'business_as_usual', n: 60, won: 6 },
      { arm: 'shadow', n: 60, won: 6 },
    ]);
    const { causal, notCause } = await ask();
    expect(notCause).toBeNull();
    expect(causal).toMatchObject([{ basis: 'revenue', units: 120, holdout: { id: holdoutId } }]);
    // Half of one arm and a tenth of the other, at 500 each.
    expect(causal[0]?.each?.estimate).toBeCloseTo(200, 6);
    expect(causal[0]?.each?.low).toBeGreaterThan(0);
    expect(causal[0]?.all?.estimate).toBeCloseTo(24_000, 4);
    expect(causal[0]?.says).toContain('Against those left alone by chance');
    expect((await ask({ play: playId })).causal).toEqual([]);
  });
});

type Arm = { arm: 'agent' | 'business_as_usual' | 'shadow'; n: number; won: number };
/** Accounts that were met 30 days ago, so many of them won for 500 five days later; those won later do not count. */
async function metAccounts(holdoutId: string, arms: readonly Arm[]): Promise<void> {
  const metAt = new Date(ago(30));
  const accounts = arms.flatMap(({ arm, n, won }) =>
    Array.from({ length: n }, (_, i) => ({ id: newId('acc'), arm, wins: i < won })),
  );
  await db().account.createMany({
    data: accounts.map(({ id }) => ({
      id,
      workspaceId,
      externalId: id,
      name: id,
      createdAt: metAt,
      updatedAt: metAt,
    })),
  });
  await db().holdoutAssignment.createMany({
    data: accounts.map(({ id, arm }) => ({ workspaceId, holdoutId, unitId: id, arm, metAt })),
  });
  await db().opportunity.createMany({
    data: accounts.map(({ id, wins }) => ({
      id: newId('opp'),
      workspaceId,
      platform: 'our-crm',
      recordId: id,
      accountId: id,
      kind: 'new_business' as const,
      status: 'won' as const,
      stage: 'won',
      amountMicros: 500_000_000n,
      currency: 'EUR',
      openedAt: metAt,
      closedAt: new Date(ago(wins ? 25 : 1)),
      reportedAt: metAt,
      recordedAt: metAt,
    })),
  });
}

describe('goals of plays', () => {
  const body = (measure: 'roas' | 'retention') =>
    playBodySchema.parse({
      trigger: { on: 'signal', kinds: ['contact.tracked'], events: [] },
      conditions: [],
      goal: 'More of it.',
      again: { afterDays: 30 },
      aim: { measure, target: 2, horizonDays: 60 },
    });
  const goal = (measure: 'roas' | 'retention') =>
    reachedGoal({ id: playId, workspaceId, body: body(measure) });

  it('count customers whose last renewal was won since they were taken up, and lead to the renewals', async () => {
    expect(await goal('retention')).toBe(0);
    const contactId = await routed('acme', 3);
    const run = await db().run.findFirstOrThrow({ where: { workspaceId, playId } });
    await db().playMatch.create({
      data: {
        id: newId('pmt'),
        workspaceId,
        playId,
        version: 1,
        contactId,
        runId: run.id,
        why: [],
        matchedAt: new Date(ago(20)),
      },
    });
    await record(workspaceId, [
      // Before it was taken up.
      anOpportunity({ recordId: 'r0', kind: 'renewal', daysAgo: 30 }),
      anOpportunity({ recordId: 'r1', kind: 'renewal', status: 'lost', daysAgo: 10 }),
    ]);
    expect(await goal('retention')).toBe(0);
    await record(workspaceId, [anOpportunity({ recordId: 'r2', kind: 'renewal', daysAgo: 2 })]);
    expect(await goal('retention')).toBe(1);
    await db().play.update({ where: { id: playId }, data: { body: body('retention') } });
    expect((await readPlay(workspaceId, playId)).progress).toMatchObject({
      reached: 1,
      renewals: { kept: 1, lost: 0 },
    });
    const renewals = async (status: string) => (await list({ renewalsOf: playId, status })).rows.length;
    expect([await renewals('won'), await renewals('lost')]).toEqual([1, 1]);
  });

  it('measure return on ad spend by the campaigns that the play acted on, from the day after', async () => {
    expect(await goal('roas')).toBeNull();
    const campaign = await campaignOfPlay(10);
    const day = (daysAgo: number, spend: number, revenue: number) => ({
      workspaceId,
      campaignId: campaign,
      day: new Date(ago(daysAgo).slice(0, 10)),
      spendMicros: BigInt(spend) * 1_000_000n,
      revenueMicros: BigInt(revenue) * 1_000_000n,
      impressions: 1,
      clicks: 1,
      conversions: 1,
      reportedAt: now(),
    });
    await db().campaignDay.createMany({ data: [day(11, 100, 9000), day(5, 100, 300), day(4, 100, 500)] });
    expect(await goal('roas')).toBe(4);
    await db().play.update({ where: { id: playId }, data: { body: body('roas') } });
    expect((await readPlay(workspaceId, playId)).progress).toMatchObject({
      reached: 4,
      campaigns: [{ campaign: { id: campaign }, spendMicros: '200000000', revenueMicros: '800000000' }],
    });
  });

  /** The play lowers the budget of a campaign a little; dated so many days back. @returns the campaign. */
  async function campaignOfPlay(daysAgo: number): Promise<string> {
    const { campaignId, signalId, dailyBudgetMicros } = await aCampaign(workspaceId);
    const lowered = (dailyBudgetMicros * 98n) / 100n;
    const { taskId, runId } = await aTask(workspace, 'bid-and-budget', signalId, [
      setDailyBudget(campaignId, dailyBudgetMicros, lowered),
    ]);
    await db().run.update({ where: { id: runId }, data: { playId, playVersion: 1 } });
    const { actionId } = await submitProposal(workspaceId, taskId, 0);
    await executeAction({ workspaceId, actionId });
    const { count } = await db().execution.updateMany({
      where: { actionId },
      data: { acceptedAt: new Date(ago(daysAgo)) },
    });
    expect(count).toBe(1);
    return campaignId;
  }
});
