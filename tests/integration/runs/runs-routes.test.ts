import { beforeAll, describe, expect, test } from 'vitest';
import { POST as cancel } from '@/app/api/v1/runs/[id]/cancel/route';
import { POST as rerun } from '@/app/api/v1/runs/[id]/rerun/route';
import { POST as retry } from '@/app/api/v1/runs/[id]/retry/route';
import { GET as read } from '@/app/api/v1/runs/[id]/route';
import { GET as steps } from '@/app/api/v1/runs/[id]/steps/route';
import { db } from '@/lib/db/client';
import { createApiKey } from '@/lib/usecases/api-keys/create-api-key';
import { aContact, aTask, aWorkspace, type TestWorkspace } from '../../support/workspace';
import { addMember, ORIGIN, sessionRequest } from '../auth/support';

const plan = {
  action: 'assign',
  agentKind: 'lead-router',
  why: 'It is worth an owner.',
  expectedValueMicros: '5000000',
  expectedValueLowMicros: '1000000',
  expectedValueHighMicros: '9000000',
  assumptions: [],
  alternatives: [],
  inputs: [],
};

let workspace: TestWorkspace;
let slug: string;
let elsewhere: string;
const people: Record<string, string> = {};
beforeAll(async () => {
  workspace = await aWorkspace();
  const { workspaceId } = workspace;
  ({ slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } }));
  for (const role of ['viewer', 'reviewer', 'operator', 'admin', 'auditor'] as const)
    people[role] = (await addMember(workspaceId, [role])).id;
  elsewhere = await aRun(await aWorkspace());
});

/** A run that is at work, with nothing proposed. */
async function aRun(place: TestWorkspace, status: 'running' | 'failed' = 'running'): Promise<string> {
  const { signalId, contactId } = await aContact(place.workspaceId);
  const { runId } = await aTask(place, 'lead-router', signalId, []);
  await db().run.update({ where: { id: runId }, data: { plan, subjectId: contactId, status } });
  return runId;
}

const withId = (id: string) => ({ params: Promise.resolve({ id }) });
const ask = async (route: typeof cancel, id: string, role: string, body: unknown = { reason: 'Because.' }) =>
  route(await sessionRequest(people[role] ?? '', slug, { method: 'POST', body }), withId(id));
const get = async (route: typeof read, id: string) =>
  route(await sessionRequest(people.viewer ?? '', slug), withId(id));

describe('who may cancel, take up again and have done over', () => {
  test.each([
    ['cancel', cancel],
    ['retry', retry],
    ['rerun', rerun],
  ] as const)('%s: an operator alone, with a reason, in their own workspace', async (_, route) => {
    const runId = await aRun(workspace, route === cancel ? 'running' : 'failed');
    const others = ['viewer', 'reviewer', 'admin', 'auditor'];
    const refused = await Promise.all(others.map((role) => ask(route, runId, role)));
    expect(refused.map(({ status }) => status)).toEqual(others.map(() => 403));
    expect((await ask(route, runId, 'operator', { reason: ' ' })).status).toBe(400);
    const foreign = await ask(route, elsewhere, 'operator');
    const nobodys = await ask(route, 'run_nobody', 'operator');
    expect([foreign.status, nobodys.status]).toEqual([404, 404]);
    expect((await foreign.json()).detail).toBe((await nobodys.json()).detail);
    const done = await ask(route, runId, 'operator');
    expect(done.status).toBe(200);
    // What was cancelled can't be cancelled again, and what goes on can't be taken up again; doing over can be repeated.
    expect((await ask(route, runId, 'operator')).status).toBe(route === rerun ? 200 : 409);
  });

  test('a key for machines may not', async () => {
    const { key } = await createApiKey({
      workspaceId: workspace.workspaceId,
      actor: workspace.admin,
      name: 'Reader',
      permissions: ['workspace.read'],
      expiresInDays: 1,
    });
    const request = new Request(`${ORIGIN}/api/v1/runs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'Because.' }),
    });
    expect((await cancel(request, withId(await aRun(workspace)))).status).toBe(403);
  });
});

test('a run says what can be asked of it, and which runs were made of it', async () => {
  const runId = await aRun(workspace);
  expect((await (await get(read, runId)).json()).offers).toEqual({
    cancel: true,
    rerun: false,
    retry: false,
  });
  await ask(cancel, runId, 'operator');
  expect((await (await get(read, runId)).json()).offers).toEqual({
    cancel: false,
    rerun: true,
    retry: false,
  });
  const { runId: newId } = await (await ask(rerun, runId, 'operator')).json();
  expect((await (await get(read, runId)).json()).reruns).toMatchObject([{ id: newId, status: 'no_action' }]);
  expect((await (await get(read, newId)).json()).rerunOf).toMatchObject({ id: runId, status: 'cancelled' });
  const failed = await aRun(workspace, 'failed');
  expect((await (await get(read, failed)).json()).offers).toEqual({
    cancel: false,
    rerun: true,
    retry: true,
  });
});

test('the steps of another workspace are not there', async () => {
  expect((await get(steps, await aRun(workspace))).status).toBe(200);
  expect((await get(steps, elsewhere)).status).toBe(404);
});
