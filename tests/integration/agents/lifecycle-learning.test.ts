import { beforeAll, describe, expect, test } from 'vitest';
import { valuesBy } from '@/lib/core/learning/arm-policy';
import { chooseArm } from '@/lib/core/learning/learn-arms';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { newId } from '@/lib/platform/ids';
import { seededRandom } from '@/lib/platform/random';
import { listModels } from '@/lib/queries/models/list-models';
import { askToLearn } from '@/lib/usecases/models/ask-to-learn';
import { putBackModel } from '@/lib/usecases/models/put-back-model';
import { readMessageDecisions } from '@/lib/usecases/models/read-message-decisions';
import { findRetraining, retrainModel } from '@/lib/usecases/models/retrain-models';
import { loadMessagePolicy } from '@/lib/usecases/runs/message-policy';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';

const DAY_MS = 86_400_000;
const arms = ['none', 'email:points', 'sms:points'];

/** So many choices of a month ago, drawn evenly, with people who engaged after them as `rate` says. */
async function drawnChoices(
  { workspaceId, agents }: TestWorkspace,
  count: number,
  rate: (customer: number, arm: string) => number,
  seed: string,
): Promise<void> {
  const random = seededRandom(seed);
  const decidedAt = new Date(Date.now() - 30 * DAY_MS);
  const rows = Array.from({ length: count }, () => {
    const customer = random.float() < 0.5 ? 1 : 0;
    const arm = arms[random.int(0, 2)] ?? 'none';
    return {
      ...{ customer, arm, engages: random.float() < rate(customer, arm) },
      ...{
        contact: newId('con'),
        signal: newId('sig'),
        run: newId('run'),
        task: newId('tsk'),
        action: newId('act'),
      },
    };
  });
  const signal = (contactId: string, id: string, occurredAt: Date) => ({
    ...{ id, workspaceId, source: 'test', messageId: id, kind: 'lead.engaged', contactId, quality: 0.9 },
    ...{ payload: {}, occurredAt, recordedAt: occurredAt },
  });
  await db().contact.createMany({
    data: rows.map(({ contact: id }) => ({
      ...{ id, workspaceId, externalId: id, traits: {}, createdAt: decidedAt, updatedAt: decidedAt },
    })),
  });
  await db().signal.createMany({
    data: rows.flatMap(({ contact, signal: id, engages }) => [
      signal(contact, id, new Date(decidedAt.getTime() - DAY_MS)),
      ...(engages ? [signal(contact, newId('sig'), new Date(decidedAt.getTime() + DAY_MS))] : []),
    ]),
  });
  await db().run.createMany({
    data: rows.map(({ run: id, signal: signalId, contact }) => ({
      ...{ id, workspaceId, signalId, subjectType: 'contact', subjectId: contact, plan: {} },
      ...{
        agentId: agents.lifecycle.id,
        status: 'completed' as const,
        startedAt: decidedAt,
        finishedAt: decidedAt,
      },
    })),
  });
  await db().task.createMany({
    data: rows.map(({ task: id, run: runId }) => ({
      ...{ id, workspaceId, runId, agentId: agents.lifecycle.id, agentVersion: agents.lifecycle.version },
      ...{ proposals: [], summary: 'test', createdAt: decidedAt },
    })),
  });
  await db().explorationDraw.createMany({
    data: rows.map(({ task: taskId, arm, customer }) => ({
      ...{ taskId, workspaceId, agentId: agents.lifecycle.id, explored: arm !== 'none', propensity: 1 / 3 },
      drawnAt: decidedAt,
      draw: toJson({
        ...{
          schemaVersion: 1,
          seed: taskId,
          share: 0.2,
          chosen: arm,
          explored: arm !== 'none',
          propensity: 1 / 3,
        },
        candidates: arms.map((id) => ({ id, marks: { customer, expected: 0.1, cost: 0 } })),
      }),
    })),
  });
  // What was said counts once it was carried out; of the first that was not, nothing is learnt.
  const said = rows.filter(({ arm }) => arm !== 'none').slice(1);
  const { id: connectionId } = await db().connection.findFirstOrThrow({
    where: { workspaceId, channel: 'email' },
  });
  await db().action.createMany({
    data: said.map(({ action: id, run: runId, task: taskId, contact: targetId }) => ({
      ...{
        id,
        workspaceId,
        runId,
        taskId,
        ordinal: 0,
        kind: 'email.message.send',
        channel: 'email',
        connectionId,
      },
      ...{
        targetType: 'contact',
        targetId,
        payload: {},
        hash: id,
        canonical: '{}',
        requesterType: 'agent' as const,
      },
      ...{ requesterId: agents.lifecycle.id, agentVersion: agents.lifecycle.version, idempotencyKey: id },
      ...{ expiresAt: decidedAt, reasoning: 'test', confidence: 1, inputs: [], expectedEffect: {} },
      ...{ exposureMicros: 0n, status: 'observed' as const, createdAt: decidedAt, updatedAt: decidedAt },
    })),
  });
}

/** Customers answer text messages, the others mail. */
const differs = (customer: number, arm: string) =>
  arm === 'none' ? 0.2 : arm.startsWith('sms') === (customer === 1) ? 0.45 : 0.1;

describe('what the lifecycle agent learns', () => {
  let workspace: TestWorkspace;
  const asked = () => ({ workspaceId: workspace.workspaceId, kind: 'lifecycle' });
  const agentNow = () => db().agent.findUniqueOrThrow({ where: { id: workspace.agents.lifecycle.id } });
  beforeAll(async () => {
    workspace = await aWorkspace();
  });

  test('is nothing while too little was drawn, and whoever asks is told what it takes', async () => {
    expect(await retrainModel(asked(), null)).toBeNull();
    const { workspaceId, admin, agents } = workspace;
    await expect(
      askToLearn({ workspaceId, actor: admin, agentId: agents.lifecycle.id, kind: 'lifecycle' }),
    ).rejects.toMatchObject({ code: 'conflict', detail: expect.stringContaining('400 drawn choices') });
  });

  test('rests on choices that were carried out, each with what came of it within two weeks', async () => {
    await drawnChoices(workspace, 600, differs, 'first');
    const { rows, censored } = await readMessageDecisions(workspace.workspaceId, new Date());
    expect([rows.length, censored]).toEqual([599, 0]);
    expect(Object.keys(rows[0]?.context ?? {})).toEqual(['customer']);
    const engaged = rows.filter(({ reward }) => reward === 1).length / rows.length;
    expect(engaged).toBeGreaterThan(0.15);
    expect(engaged).toBeLessThan(0.35);
    const soon = await readMessageDecisions(workspace.workspaceId, new Date(Date.now() - 20 * DAY_MS));
    expect(soon.censored).toBe(599 - soon.rows.length);
    expect(soon.rows.every(({ reward }) => reward === 1)).toBe(true);
  });

  test('goes live where it beats what was done on people it has not seen, and the agent starts over', async () => {
    const { workspaceId, agents } = workspace;
    expect(await findRetraining()).toContainEqual({ workspaceId, kind: 'lifecycle' });
    expect(await retrainModel(asked(), null)).toEqual({ version: 1, live: true });
    const policy = await loadMessagePolicy(workspaceId);
    const choose = (customer: number) => policy && chooseArm(valuesBy(policy.policy)({ customer }), arms, {});
    expect([choose(1), choose(0)]).toEqual(['sms:points', 'email:points']);
    expect((await agentNow()).version).not.toBe(agents.lifecycle.version);
    const { versions } = await listModels(workspaceId, agents.lifecycle.id);
    expect(versions).toMatchObject([
      { version: 1, active: true, evidence: { wentLive: true, windowDays: 14, ranking: { used: true } } },
    ]);
    expect(versions[0]?.evidence?.ranking.tried?.length).toBeGreaterThan(3);
  });

  test('is put back in one step', async () => {
    const { workspaceId, admin } = workspace;
    const first = await loadMessagePolicy(workspaceId);
    await drawnChoices(workspace, 120, differs, 'second');
    expect(await retrainModel(asked(), null)).toEqual({ version: 2, live: true });
    expect((await loadMessagePolicy(workspaceId))?.id).not.toBe(first?.id);
    const back = { workspaceId, actor: admin, modelId: first?.id ?? '', reason: 'It was better.' };
    await expect(putBackModel({ ...back, kind: 'lead-router' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await putBackModel({ ...back, kind: 'lifecycle' })).toMatchObject({ version: 1 });
    expect(await loadMessagePolicy(workspaceId)).toEqual(first);
  });
});
