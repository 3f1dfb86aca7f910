import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { maskSealed } from '@/lib/db/open-sealed';
import { readEvaluation } from '@/lib/queries/models/read-evaluation';
import { readLanguageModel } from '@/lib/queries/models/read-language-model';
import { readRun } from '@/lib/queries/runs/read-run';
import { decideEvaluation } from '@/lib/usecases/models/decide-evaluation';
import {
  beginEvaluation,
  evaluateCase,
  failEvaluation,
  finishEvaluation,
} from '@/lib/usecases/models/run-evaluation';
import { startEvaluation } from '@/lib/usecases/models/start-evaluation';
import { erasePerson } from '@/lib/usecases/rights/erase-person';
import { aLeadRun, takeToGate } from '../../support/drafted-run';
import { says, startModelServer } from '../../support/model-server';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';

const note = { reasons: ['Time on the site speaks for them.', 'The owner knows the region.'] };
const reason = 'It reads well.';

let server: Awaited<ReturnType<typeof startModelServer>>;
let workspace: TestWorkspace;
let agentId: string;
beforeAll(async () => {
  server = await startModelServer();
  workspace = await aWorkspace();
  agentId = workspace.agents['lead-router'].id;
});
beforeEach(() => {
  server.configure();
  server.answers(says(note));
});
afterAll(() => server.stop());

const start = (actor = workspace.admin) =>
  startEvaluation({ workspaceId: workspace.workspaceId, actor, agentId });
const decide = (evaluationId: string, answer: 'accepted' | 'rejected', actor = workspace.admin) =>
  decideEvaluation({ workspaceId: workspace.workspaceId, actor, evaluationId, answer, reason });
const standing = async () => (await readLanguageModel(workspace.workspaceId, agentId)).standing;

/** As the workflow takes it, and once more where its engine repeats a step. */
async function carryOut(evaluationId: string): Promise<void> {
  const { workspaceId } = workspace;
  for (const each of await beginEvaluation(workspaceId, evaluationId))
    for (const _again of [1, 2]) await evaluateCase(workspaceId, evaluationId, each);
  await finishEvaluation(workspaceId, evaluationId);
}

test('a model is tried on recorded cases, and writes nothing before a person accepted it', async () => {
  const { workspaceId, admin, reviewer } = workspace;
  await expect(start()).rejects.toMatchObject({ code: 'conflict' });
  const runs = [];
  for (const name of ['one', 'two', 'three'])
    runs.push(await takeToGate(workspaceId, await aLeadRun(workspace, name)));
  expect(server.asked).toEqual([]);
  expect(await standing()).toContain('was not evaluated yet');

  await expect(start(reviewer)).rejects.toMatchObject({ code: 'forbidden' });
  const { id, cases } = await start();
  expect(cases).toBe(3);
  await expect(start()).rejects.toMatchObject({ code: 'conflict' });
  await expect(decide(id, 'accepted')).rejects.toMatchObject({ code: 'conflict' });
  server.answers((response, asked, nth) =>
    says(nth === 2 ? { reasons: ['See https://evil.example first.'] } : note)(response, asked, nth),
  );
  await carryOut(id);
  expect(server.asked).toHaveLength(3);

  const seen = await readEvaluation(workspaceId, id);
  expect(seen).toMatchObject({ status: 'completed', total: 3, asked: 3, fellBack: 1, isConfigured: true });
  const [newest] = seen.cases;
  expect(newest?.call.texts).toMatchObject({ after: { reasons: note.reasons } });
  expect(newest?.call.texts?.before).not.toEqual(newest?.call.texts?.after);
  // The statistical note states a percentage, which a brand takes for a claim; the model's does not.
  expect(newest?.findings?.before.map(({ rule }) => rule)).toContain('brand.claim-source');
  expect(newest?.findings?.after).toEqual([]);
  expect(newest?.lengthAfter).toBe(note.reasons.join('').length);
  expect(seen.cases.map(({ call }) => call.outcome)).toEqual(['ok', 'schema_violation', 'ok']);
  // Nothing of what it was used for has changed.
  for (const { action } of runs)
    expect(await db().action.findUnique({ where: { id: action.id } })).toMatchObject({
      payload: action.payload,
      modelCallId: null,
    });
  const masked = await maskSealed(() => readEvaluation(workspaceId, id));
  expect(masked.cases.map(({ call }) => call.texts)).toEqual([null, null, null]);
  expect(JSON.stringify(masked)).not.toContain('speaks for them');

  expect(await standing()).toContain('nobody has accepted it yet');
  await expect(decide(id, 'accepted', reviewer)).rejects.toMatchObject({ code: 'forbidden' });
  const before = await db().agent.findUniqueOrThrow({ where: { id: agentId } });
  await db().agent.update({ where: { id: agentId }, data: { autonomyLevel: 'act' } });
  const accepted = await decide(id, 'accepted', admin);
  expect(accepted.agentVersion).not.toBe(before.version);
  expect(await db().agent.findUniqueOrThrow({ where: { id: agentId } })).toMatchObject({
    version: accepted.agentVersion,
    autonomyLevel: 'ask',
  });
  await expect(decide(id, 'accepted')).rejects.toMatchObject({ code: 'conflict' });

  const live = await takeToGate(workspaceId, await aLeadRun(workspace, 'four'));
  expect(live.action).toMatchObject({ generatedFields: ['reasons'], agentVersion: accepted.agentVersion });
  const { isLive, use } = await readLanguageModel(workspaceId, agentId);
  expect({ isLive, use }).toMatchObject({
    isLive: true,
    use: { calls: 1, fellBack: 0, inputTokens: 200, outputTokens: 50, costs: [], costUnknown: 1 },
  });

  const taken = await decide(id, 'rejected');
  expect(taken.agentVersion).toBe(before.version);
  server.answers(says(note));
  const after = await takeToGate(workspaceId, await aLeadRun(workspace, 'five'));
  expect(after.action.modelCallId).toBeNull();
  expect(server.asked).toEqual([]);
  const verbs = await db().auditEntry.findMany({
    where: { workspaceId, subjectId: { in: [agentId, id] }, verb: { startsWith: 'models.' } },
    orderBy: { id: 'asc' },
    select: { verb: true },
  });
  expect(verbs.map(({ verb }) => verb)).toEqual([
    'models.evaluation_requested',
    'models.evaluated',
    'models.accepted',
    'models.rejected',
  ]);
});

test('another model is evaluated anew, and what was asked for of the first comes to no end', async () => {
  const { id } = await start();
  server.configure({ OPENAI_MODEL: 'another-model' });
  await expect(beginEvaluation(workspace.workspaceId, id)).rejects.toMatchObject({ code: 'conflict' });
  await failEvaluation(workspace.workspaceId, id);
  expect(await readEvaluation(workspace.workspaceId, id)).toMatchObject({
    status: 'failed',
    isConfigured: false,
  });
  expect(await standing()).toContain('another-model with these prompts was not evaluated yet');
});

test('of whoever was erased nothing is left of what was asked about them, and no case is made', async () => {
  const { workspaceId, admin } = workspace;
  const call = await db().modelCall.findFirstOrThrow({
    where: { workspaceId, purpose: 'draft', outcome: 'ok' },
  });
  const shown = async () =>
    (await readRun({ id: workspaceId, currency: 'EUR' }, call.runId ?? '')).modelCalls.map(
      ({ texts }) => texts,
    );
  expect(await shown()).toMatchObject([{ after: { reasons: note.reasons } }]);
  const cases = (await start()).cases;
  await db().modelEvaluation.updateMany({
    where: { workspaceId, status: 'queued' },
    data: { status: 'failed', error: 'Left.' },
  });
  await erasePerson({ workspaceId, actor: admin, contactId: call.contactId ?? '', requestId: null });
  expect(await shown()).toEqual([null]);
  expect((await start()).cases).toBe(cases - 1);
});
