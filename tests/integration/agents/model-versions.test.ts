import { beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/platform/ids';
import { seededRandom } from '@/lib/platform/random';
import { listModels } from '@/lib/queries/models/list-models';
import { readRun } from '@/lib/queries/runs/read-run';
import { trainRoutingScore } from '@/lib/usecases/agents/train-routing-score';
import { askToLearn } from '@/lib/usecases/models/ask-to-learn';
import { putBackModel } from '@/lib/usecases/models/put-back-model';
import { readDecisions } from '@/lib/usecases/models/read-decisions';
import { retrainModel } from '@/lib/usecases/models/retrain-models';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { proposeActions } from '@/lib/usecases/runs/propose-actions';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import { aContact, aWorkspace, type TestWorkspace } from '../../support/workspace';

const DAY_MS = 86_400_000;
const actor = { type: 'system' as const, id: 'test' };

/** Past leads and what came of them; `sense` says how far time on site tells. */
async function pastLeads(workspaceId: string, count: number, sense: number, seed: string): Promise<void> {
  const random = seededRandom(seed);
  const contacts = Array.from({ length: count }, () => newId('con'));
  const at = new Date(Date.now() - 30 * DAY_MS);
  await db().contact.createMany({
    data: contacts.map((id) => ({
      id,
      workspaceId,
      externalId: id,
      traits: {},
      createdAt: at,
      updatedAt: at,
    })),
  });
  const signal = (
    contactId: string,
    kind: 'lead.engaged' | 'lead.outcome',
    days: number,
    payload: object,
  ) => {
    const id = newId('sig');
    const occurredAt = new Date(at.getTime() + days * DAY_MS);
    return {
      id,
      workspaceId,
      source: 'test',
      messageId: id,
      kind,
      contactId,
      quality: 0.9,
      payload,
      occurredAt,
      recordedAt: new Date(),
    };
  };
  await db().signal.createMany({
    data: contacts.flatMap((id) => {
      const minutes = random.int(0, 20);
      const converted = random.float() < 1 / (1 + Math.exp(-sense * (minutes - 10)));
      return [
        signal(id, 'lead.engaged', 0, { traits: { minutes, page: random.pick(['price', 'blog']) } }),
        signal(id, 'lead.outcome', 2, { converted }),
      ];
    }),
  });
}

describe('versions of the routing score', () => {
  let workspace: TestWorkspace;
  const routerNow = () => db().agent.findUniqueOrThrow({ where: { id: workspace.agents['lead-router'].id } });
  beforeAll(async () => {
    workspace = await aWorkspace();
    await pastLeads(workspace.workspaceId, 300, 0.5, 'first');
  });

  test('the first goes live with its figures; nothing new to learn gives no other', async () => {
    const { workspaceId, admin } = workspace;
    const first = await trainRoutingScore({ workspaceId, actor: admin });
    expect(first).toMatchObject({ version: 1, live: true });
    expect(await retrainModel({ workspaceId, kind: 'lead-router' }, null)).toEqual({
      version: 1,
      live: true,
    });
    const { versions } = await listModels(workspaceId, workspace.agents['lead-router'].id);
    expect(versions).toHaveLength(1);
    const [{ evidence }] = versions as [(typeof versions)[0]];
    expect(evidence).toMatchObject({ labelled: 300, censored: 0, unattributed: 0, against: null });
    expect((evidence?.learntFrom ?? 0) + (evidence?.heldOut ?? 0)).toBe(300);
    expect(evidence?.figures?.auc).toBeGreaterThan(0.8);
    expect(evidence?.ranking.why).toMatch(/0 of 200/);
  });

  test('one learnt from nonsense is kept, compared on the same contacts, and does not go live', async () => {
    const { workspaceId } = workspace;
    const before = await routerNow();
    await db().$executeRaw`
      UPDATE signals SET payload = jsonb_build_object('converted', NOT (payload->>'converted')::boolean)
      WHERE workspace_id = ${workspaceId} AND kind = 'lead.outcome' AND right(id, 1) < '8'`;
    await pastLeads(workspaceId, 60, -0.5, 'turned');
    const second = await trainRoutingScore({ workspaceId, actor });
    const { versions } = await listModels(workspaceId, before.id);
    expect(versions[0]).toMatchObject({ version: 2, active: second.live, againstVersion: 1 });
    expect(versions[0]?.evidence?.why).toMatch(/held-out AUC .* against/);
    expect((await routerNow()).version === before.version).toBe(!second.live);
  });

  test('an earlier version is put back by its hash, on record, and the agent starts over', async () => {
    const { workspaceId, admin } = workspace;
    await db().signal.deleteMany({ where: { workspaceId } });
    await pastLeads(workspaceId, 400, 2, 'clear');
    const third = await trainRoutingScore({ workspaceId, actor: admin });
    expect(third.live).toBe(true);
    const router = await routerNow();
    const { versions } = await listModels(workspaceId, router.id);
    const first = versions.at(-1);
    if (!first) throw new Error('no first version');
    expect(
      await putBackModel({
        workspaceId,
        actor: admin,
        kind: 'lead-router',
        modelId: first.id,
        reason: 'It was better.',
      }),
    ).toEqual({
      modelId: first.id,
      version: 1,
    });
    const after = await routerNow();
    expect(after.version).not.toBe(router.version);
    expect(after.versionSince.getTime()).toBeGreaterThanOrEqual(router.versionSince.getTime());
    expect(await db().scoringModel.findMany({ where: { workspaceId, active: true } })).toMatchObject([
      { id: first.id },
    ]);
    expect(
      await db().auditEntry.count({ where: { workspaceId, verb: 'models.put_back', subjectId: first.id } }),
    ).toBe(1);
    await expect(
      putBackModel({ workspaceId, actor: admin, kind: 'lead-router', modelId: first.id, reason: 'Again.' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const other = await aWorkspace();
    await expect(
      putBackModel({
        workspaceId: other.workspaceId,
        actor: other.admin,
        kind: 'lead-router',
        modelId: first.id,
        reason: 'No.',
      }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('what was recorded after the decision is refused by name, and open decisions wait for their outcome', async () => {
  const { workspaceId } = await aWorkspace();
  const { signalId } = await aContact(workspaceId);
  const open = await readDecisions(workspaceId, new Date());
  expect(open.decisions).toMatchObject([{ state: 'censored' }]);
  await expect(
    askToLearn({ workspaceId, actor, agentId: 'agt_none', kind: 'lead-router' }),
  ).rejects.toMatchObject({
    code: 'conflict',
    remedy: 'Import past outcomes first.',
  });
  const signal = await db().signal.findUniqueOrThrow({
    where: { id_workspaceId: { id: signalId, workspaceId } },
  });
  await db().signal.update({
    where: { id_workspaceId: { id: signalId, workspaceId } },
    data: { payload: { traits: { 'Deal note': 'won' } } },
  });
  await db().run.create({
    data: {
      id: newId('run'),
      workspaceId,
      signalId,
      subjectType: 'contact',
      subjectId: signal.contactId ?? '',
      plan: {},
      status: 'completed',
      startedAt: new Date(signal.recordedAt.getTime() - 1000),
    },
  });
  await expect(
    askToLearn({ workspaceId, actor, agentId: 'agt_none', kind: 'lead-router' }),
  ).rejects.toMatchObject({
    code: 'conflict',
    detail: expect.stringContaining('“Deal note”'),
  });
  await expect(readDecisions(workspaceId, new Date())).rejects.toThrow(/“Deal note” came to be known at/);
});

test('choices are drawn only as far as the policy lets them, with what is needed to draw them again', async () => {
  const workspace = await aWorkspace({ exploreShare: 0.2 });
  const { workspaceId } = workspace;
  const items = Array.from({ length: 8 }, (_, n) => ({
    kind: 'lead.engaged',
    source: 'test',
    messageId: `explored-${n}`,
    occurredAt: new Date().toISOString(),
    payload: {
      contact: { externalId: `explored-${n}`, region: 'DACH', traits: { visits: 50, secondsOnSite: 4000 } },
      account: { externalId: `explored-account-${n}`, name: 'Example', tier: 'tier_2' },
    },
  }));
  const recorded = await recordSignals({ workspaceId, actor, items, emit: false });
  await planRuns(
    workspaceId,
    recorded.map(({ signalId }) => signalId ?? ''),
  );
  const runs = await db().run.findMany({ where: { workspaceId, status: 'planned' } });
  expect(runs.length).toBeGreaterThan(0);
  for (const run of runs) {
    await proposeActions(workspaceId, run.id);
    const { tasks } = await readRun({ id: workspaceId, currency: 'EUR' }, run.id);
    const draw = tasks[0]?.draw;
    expect(draw).toMatchObject({ share: 0.2, holdsAgain: true });
    const others = 0.2 / (draw?.candidates ?? 1);
    expect(draw?.propensity).toBeCloseTo(draw?.explored ? others : 0.8 + others);
  }
  await expect(
    db().$executeRaw`UPDATE exploration_draws SET propensity = 1 WHERE workspace_id = ${workspaceId}`,
  ).rejects.toThrow(/never changed/);
});
