import { beforeAll, describe, expect, it } from 'vitest';
import { GET as evidenceRoute } from '@/app/api/v1/agents/[id]/evidence/route';
import { GET as readRoute } from '@/app/api/v1/holdouts/[holdoutId]/route';
import { POST as stopRoute } from '@/app/api/v1/holdouts/[holdoutId]/stop/route';
import { POST as beginRoute, GET as listRoute } from '@/app/api/v1/holdouts/route';
import { GET as subjectsRoute } from '@/app/api/v1/holdouts/subjects/route';
import type { StartHoldoutInput } from '@/lib/contracts/holdouts';
import { planSchema } from '@/lib/core/runs/plan';
import { db } from '@/lib/db/client';
import { withClock } from '@/lib/platform/clock';
import { readHoldout } from '@/lib/queries/holdouts/read-holdout';
import { setAutonomy } from '@/lib/usecases/agents/set-autonomy';
import {
  findAgentsOnTheirOwn,
  findHoldoutsToLookAt,
  holdAgentToEvidence,
  lookAtHoldout,
} from '@/lib/usecases/holdouts/look-at-holdouts';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';
import { addMember, noParams, sessionRequest } from '../auth/support';
import { aHoldout, engaged, met, runOf } from './support';

const DAY_MS = 86_400_000;
const daysOn = <T>(days: number, fn: () => Promise<T>): Promise<T> =>
  withClock(new Date(Date.now() + days * DAY_MS), fn);
const place = (workspaceId: string) => ({ id: workspaceId, timeZone: 'Europe/Berlin', currency: 'EUR' });

/** The agent converts fewer than those it left alone. */
async function harmful(workspace: TestWorkspace): Promise<string> {
  const holdoutId = await aHoldout(workspace);
  await met(workspace, holdoutId, [
    { arm: 'agent', n: 200, converted: 10 },
    { arm: 'business_as_usual', n: 100, converted: 60 },
    { arm: 'shadow', n: 100, converted: 60 },
  ]);
  return holdoutId;
}
const raise = ({ workspaceId, admin, agents }: TestWorkspace, level: 'ask' | 'act_with_undo' | 'act') =>
  setAutonomy({
    workspaceId,
    actor: admin,
    agentId: agents['lead-router'].id,
    kind: 'crm.contact.assign-owner',
    segment: 'all',
    level,
    reason: 'Test.',
    consents: true,
  });

describe('what a holdout shows', () => {
  it('counts outcomes from the draw on, within its days, of units whose days are over', async () => {
    const workspace = await aWorkspace();
    const { workspaceId } = workspace;
    const holdoutId = await aHoldout(workspace);
    const [early = '', late = '', merged = ''] = await met(workspace, holdoutId, [
      { arm: 'agent', n: 3, converted: 3 },
    ]);
    const move = (id: string, days: number) =>
      db().contact.update({ where: { id }, data: { convertedAt: new Date(Date.now() + days * DAY_MS) } });
    await move(early, -1);
    await move(late, 31);
    // Found to be somebody else since: their conversion counts.
    await db().contact.update({ where: { id: merged }, data: { convertedAt: null } });
    const [person = ''] = await met(workspace, holdoutId, [{ arm: 'shadow', n: 1, converted: 1 }], 'account');
    await db().contact.update({ where: { id: merged }, data: { mergedIntoId: person } });
    const arm = async () => (await readHoldout(place(workspaceId), holdoutId)).arms[0];
    expect(await daysOn(29, arm)).toMatchObject({ met: 3, judged: 0 });
    const judged = await daysOn(31, arm);
    expect(judged).toMatchObject({ met: 3, judged: 3 });
    expect(judged?.mean).toBeCloseTo(1 / 3, 6);
  });

  it('is no lift where the arms are not as drawn', async () => {
    const workspace = await aWorkspace();
    const holdoutId = await aHoldout(workspace);
    await met(workspace, holdoutId, [
      { arm: 'agent', n: 200, converted: 100 },
      { arm: 'business_as_usual', n: 40, converted: 0 },
      { arm: 'shadow', n: 100, converted: 0 },
    ]);
    const found = await daysOn(31, () => readHoldout(place(workspace.workspaceId), holdoutId));
    expect(found).toMatchObject({ evidence: 'not_valid', lift: null, net: null, over: [] });
    expect(found.sampleRatio.fails).toBe(true);
  });
});

describe('an agent that a holdout shows to cost more than it brings', () => {
  it('is asked about everywhere from the next daily look on, and is given no freer level until one shows otherwise', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, agents } = workspace;
    const agentId = agents['lead-router'].id;
    const holdoutId = await harmful(workspace);
    await raise(workspace, 'act_with_undo');
    expect(await holdAgentToEvidence({ workspaceId, agentId })).toEqual({ fell: false });
    await daysOn(31, async () => {
      expect(await findHoldoutsToLookAt()).toContainEqual({ workspaceId, holdoutId });
      expect(await findAgentsOnTheirOwn()).toContainEqual({ workspaceId, agentId });
      expect(await lookAtHoldout({ workspaceId, holdoutId })).toEqual({ evidence: 'negative' });
      await lookAtHoldout({ workspaceId, holdoutId });
      expect(await holdAgentToEvidence({ workspaceId, agentId })).toEqual({ fell: true });
      expect(await holdAgentToEvidence({ workspaceId, agentId })).toEqual({ fell: false });
      expect(await findAgentsOnTheirOwn()).not.toContainEqual({ workspaceId, agentId });
      await expect(raise(workspace, 'act')).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('costs more than it brings'),
      });
      // One begun anew does not undo what was shown.
      await db().holdout.update({
        where: { id: holdoutId },
        data: { status: 'stopped', stoppedAt: new Date() },
      });
      await aHoldout(workspace);
      await expect(raise(workspace, 'act')).rejects.toMatchObject({ code: 'conflict' });
    });
    const agent = await db().agent.findUniqueOrThrow({
      where: { id: agentId },
      include: { autonomy: true },
    });
    expect(agent.autonomyLevel).toBe('ask');
    expect(agent.autonomy).toMatchObject([
      { level: 'ask', setById: null, reason: expect.stringContaining('“Spring” shows that it costs more') },
    ]);
    const verbs = await db().auditEntry.groupBy({
      by: ['verb'],
      where: { workspaceId, verb: { in: ['agents.autonomy_lost', 'holdouts.evidence_changed'] } },
      _count: { _all: true },
    });
    expect(new Map(verbs.map(({ verb, _count }) => [verb, _count._all]))).toEqual(
      new Map([
        ['agents.autonomy_lost', 1],
        ['holdouts.evidence_changed', 1],
      ]),
    );
  });

  it('is weighed by what was measured, as far as that is sure, until it is another version', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, agents } = workspace;
    const plan = async (who: string) => {
      const { signalId } = await engaged(workspace, who);
      await planRuns(workspaceId, [signalId]);
      return planSchema.parse((await runOf(signalId)).plan);
    };
    const before = await plan('before');
    expect(before).toMatchObject({ action: 'assign', uplifts: [{ measured: null, weight: 0 }] });
    const holdoutId = await harmful(workspace);
    await daysOn(31, async () => {
      await lookAtHoldout({ workspaceId, holdoutId });
      await db().holdout.update({
        where: { id: holdoutId },
        data: {
          status: 'stopped',
          stoppedAt: new Date(),
          stoppedById: workspace.admin.id,
          stopReason: 'Seen.',
        },
      });
      const after = await plan('after');
      expect(after).toMatchObject({
        action: 'none',
        uplifts: [{ agentKind: 'lead-router', measured: { holdoutId, units: 400 } }],
      });
      expect(after.why).toContain('routing brings nothing');
      expect(after.uplifts[0]?.measured?.relative).toBeCloseTo(0.05 / 0.6 - 1, 6);
      expect(after.uplifts[0]?.used.mid).toBeLessThan(0);
      await db().agent.update({ where: { id: agents['lead-router'].id }, data: { version: 'another' } });
      expect(await plan('anew')).toMatchObject({ action: 'assign', uplifts: [{ measured: null }] });
    });
  });

  it('without a holdout is trusted for 90 days, and no longer; while one runs it is', async () => {
    const workspace = await aWorkspace();
    const { workspaceId, agents } = workspace;
    const router = { workspaceId, agentId: agents['lead-router'].id };
    const sequencer = { workspaceId, agentId: agents.sequencer.id };
    await db().agent.updateMany({ where: { workspaceId }, data: { autonomyLevel: 'act' } });
    await aHoldout(workspace, { agentId: sequencer.agentId });
    expect(await daysOn(89, () => holdAgentToEvidence(router))).toEqual({ fell: false });
    expect(await daysOn(91, () => holdAgentToEvidence(sequencer))).toEqual({ fell: false });
    expect(await daysOn(91, () => holdAgentToEvidence(router))).toEqual({ fell: true });
    await daysOn(91, () => raise(workspace, 'act'));
    expect(await daysOn(92, () => holdAgentToEvidence(router))).toEqual({ fell: false });
    const { body } = await db().auditEntry.findFirstOrThrow({
      where: { workspaceId, verb: 'agents.autonomy_set' },
    });
    expect(body).toMatchObject({ detail: { evidence: 'none' } });
  });
});

describe('the API of holdouts', () => {
  let workspace: TestWorkspace;
  let slug: string;
  let operator: string;
  let viewer: string;
  let stranger: { id: string; slug: string };
  beforeAll(async () => {
    workspace = await aWorkspace();
    const other = await aWorkspace();
    const slugOf = async (id: string) => (await db().workspace.findUniqueOrThrow({ where: { id } })).slug;
    slug = await slugOf(workspace.workspaceId);
    operator = (await addMember(workspace.workspaceId, ['operator'])).id;
    viewer = (await addMember(workspace.workspaceId, ['viewer'])).id;
    stranger = {
      id: (await addMember(other.workspaceId, ['operator'])).id,
      slug: await slugOf(other.workspaceId),
    };
  });
  const begin = (): StartHoldoutInput => ({
    name: 'Routing',
    of: { type: 'agent', id: workspace.agents['lead-router'].id },
    unit: 'contact',
    shares: { agent: 80, business_as_usual: 20, shadow: 0 },
    outcome: 'conversions',
    worthMicros: '200000000',
    outcomeWithinDays: 30,
    plannedUnits: 1000,
    reviewMinutes: 3,
    reviewerHourMicros: '60000000',
  });
  const post = (who: string, body: unknown, where = slug) =>
    sessionRequest(who, where, { method: 'POST', body });
  const of = (holdoutId: string) => ({ params: Promise.resolve({ holdoutId }) });

  it('has an operator begin one at a time and stop it for good, on record, and a viewer only read', async () => {
    expect((await beginRoute(await post(viewer, begin()), noParams)).status).toBe(403);
    const begun = await beginRoute(await post(operator, begin()), noParams);
    expect(begun.status).toBe(201);
    const { id } = (await begun.json()) as { id: string };
    expect((await beginRoute(await post(operator, begin()), noParams)).status).toBe(409);
    const read = await readRoute(await sessionRequest(viewer, slug), of(id));
    expect(await read.json()).toMatchObject({ id, status: 'running', evidence: 'collecting', met: 0 });
    const list = await listRoute(await sessionRequest(viewer, slug), noParams);
    expect(await list.json()).toMatchObject({ rows: [{ id }] });
    const subjects = await subjectsRoute(await sessionRequest(viewer, slug), noParams);
    expect(JSON.stringify(await subjects.json())).toContain(id);
    const agent = { params: Promise.resolve({ id: workspace.agents['lead-router'].id }) };
    const evidence = await evidenceRoute(await sessionRequest(viewer, slug), agent);
    expect(await evidence.json()).toMatchObject({ evidence: 'collecting', trustedUntil: null });
    await expect(
      db().holdout.update({ where: { id }, data: { shareAgent: 70, shareUsual: 30 } }),
    ).rejects.toThrow();
    const reason = { reason: 'Enough.' };
    expect((await stopRoute(await post(viewer, reason), of(id))).status).toBe(403);
    expect((await stopRoute(await post(operator, {}), of(id))).status).toBe(400);
    expect((await stopRoute(await post(operator, reason), of(id))).status).toBe(200);
    expect((await stopRoute(await post(operator, reason), of(id))).status).toBe(200);
    const verbs = await db().auditEntry.findMany({
      where: { workspaceId: workspace.workspaceId, subjectId: id },
      orderBy: { id: 'asc' },
    });
    expect(verbs.map(({ verb }) => verb)).toEqual(['holdouts.started', 'holdouts.stopped']);
  });

  it('says what is wrong with one, field by field', async () => {
    const refused = async (over: object) => {
      const response = await beginRoute(await post(operator, { ...begin(), ...over }), noParams);
      expect(response.status).toBe(400);
      return JSON.stringify(await response.json());
    };
    const campaigns = {
      of: { type: 'agent', id: workspace.agents['bid-and-budget'].id },
      unit: 'campaign',
      shares: { agent: 50, business_as_usual: 25, shadow: 25 },
    };
    expect(await refused({ worthMicros: null })).toContain('say what a conversion is worth');
    expect(await refused({ shares: { agent: 80, business_as_usual: 10, shadow: 0 } })).toContain(
      'add up to 100',
    );
    expect(await refused({ unit: 'campaign' })).toContain('must be contact or account here');
    expect(await refused({ outcome: 'revenue', worthMicros: null })).toContain('campaigns alone');
    expect(await refused(campaigns)).toContain('shadow must be 0');
    expect(await refused({ endsAt: '2020-01-01T00:00:00.000Z' })).toContain('is over already');
  });

  it('answers another workspace as if there were none', async () => {
    const id = await aHoldout(workspace, { agentId: workspace.agents.sequencer.id });
    const { id: who, slug: where } = stranger;
    expect((await readRoute(await sessionRequest(who, where), of(id))).status).toBe(404);
    expect((await stopRoute(await post(who, { reason: 'x' }, where), of(id))).status).toBe(404);
    expect((await beginRoute(await post(who, begin(), where), noParams)).status).toBe(404);
  });
});
