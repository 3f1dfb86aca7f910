import { beforeAll, describe, expect, test } from 'vitest';
import { GET as health } from '@/app/api/health/route';
import { GET as stream } from '@/app/api/stream/route';
import { POST as pauseAgent } from '@/app/api/v1/agents/[id]/pause/route';
import { GET as getAgentRoute } from '@/app/api/v1/agents/[id]/route';
import { POST as proposeScopeRoute } from '@/app/api/v1/agents/[id]/scope/route';
import { GET as getBudgetRoute, PATCH as patchBudget } from '@/app/api/v1/budgets/[id]/route';
import { GET as getOverviewRoute } from '@/app/api/v1/overview/route';
import { POST as decideScopeRoute } from '@/app/api/v1/scopes/[id]/decision/route';
import { POST as resumeRoute } from '@/app/api/v1/stop/resume/route';
import { GET as getStop, POST as stopRoute } from '@/app/api/v1/stop/route';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { db } from '@/lib/db/client';
import { aWorkspace, type TestWorkspace } from '../../support/workspace';
import { addMember, noParams, ORIGIN, sessionRequest } from '../auth/support';

type Place = {
  workspace: TestWorkspace;
  slug: string;
  admin: string;
  secondAdmin: string;
  operator: string;
  viewer: string;
};

async function aPlace(): Promise<Place> {
  const workspace = await aWorkspace();
  const { slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspace.workspaceId } });
  const add = async (role: 'admin' | 'operator' | 'viewer') =>
    (await addMember(workspace.workspaceId, [role])).id;
  return {
    workspace,
    slug,
    admin: await add('admin'),
    secondAdmin: await add('admin'),
    operator: await add('operator'),
    viewer: await add('viewer'),
  };
}

const withId = (id: string) => ({ params: Promise.resolve({ id }) });
const get = (person: string, slug: string, path = '/api/v1/overview') =>
  sessionRequest(person, slug, { path });
const send = (person: string, slug: string, body: unknown, method = 'POST') =>
  sessionRequest(person, slug, { method, body });

let here: Place;
let there: Place;
beforeAll(async () => {
  here = await aPlace();
  there = await aPlace();
});

describe('who may what', () => {
  test('a viewer reads and stops nothing', async () => {
    expect((await getOverviewRoute(await get(here.viewer, here.slug), noParams)).status).toBe(200);
    const refused = await stopRoute(await send(here.viewer, here.slug, { reason: 'Just so.' }), noParams);
    expect(refused.status).toBe(403);
    const budget = await db().budget.findFirstOrThrow({ where: { workspaceId: here.workspace.workspaceId } });
    const change = await patchBudget(
      await send(here.operator, here.slug, { capMicros: '1' }, 'PATCH'),
      withId(budget.id),
    );
    expect(change.status).toBe(403);
  });

  test('an operator stops and resumes; a reason is asked for', async () => {
    const silent = await stopRoute(await send(here.operator, here.slug, { reason: ' ' }), noParams);
    expect(silent.status).toBe(400);
    const stopped = await stopRoute(await send(here.operator, here.slug, { reason: 'Odd spend.' }), noParams);
    expect(stopped.status).toBe(200);
    const state = await (await getStop(await get(here.viewer, here.slug), noParams)).json();
    expect(state.stop).toMatchObject({ reason: 'Odd spend.', by: { id: here.operator } });
    const resumed = await resumeRoute(
      await send(here.operator, here.slug, { reason: 'Explained.' }),
      noParams,
    );
    expect(await resumed.json()).toEqual({ heldActions: 0 });
  });

  test('a wider scope is not the proposer’s to confirm, but another admin’s', async () => {
    const agentId = here.workspace.agents['bid-and-budget'].id;
    const scope = await db().scope.findFirstOrThrow({ where: { agentId, status: 'active' } });
    const body = scopeBodySchema.parse(scope.body);
    const proposed = await proposeScopeRoute(
      await send(here.admin, here.slug, {
        baseVersion: scope.version,
        body: { ...body, maxRelativeChange: body.maxRelativeChange + 0.05 },
      }),
      withId(agentId),
    );
    expect(proposed.status).toBe(201);
    const { scopeId, status } = await proposed.json();
    expect(status).toBe('proposed');
    const decide = async (person: string, answer: unknown) =>
      decideScopeRoute(await send(person, here.slug, answer), withId(scopeId));
    expect((await decide(here.admin, { answer: 'activate' })).status).toBe(403);
    expect((await decide(here.secondAdmin, { answer: 'reject' })).status).toBe(400);
    expect(await (await decide(here.secondAdmin, { answer: 'activate' })).json()).toEqual({
      status: 'active',
    });
  });
});

describe('what is of another workspace', () => {
  test('answers as if it did not exist', async () => {
    const agentId = there.workspace.agents['lead-router'].id;
    const budget = await db().budget.findFirstOrThrow({
      where: { workspaceId: there.workspace.workspaceId },
    });
    const scope = await db().scope.findFirstOrThrow({ where: { agentId } });
    const answers = await Promise.all([
      getAgentRoute(await get(here.admin, here.slug), withId(agentId)),
      pauseAgent(await send(here.admin, here.slug, { reason: 'Mine?' }), withId(agentId)),
      getBudgetRoute(await get(here.admin, here.slug), withId(budget.id)),
      patchBudget(await send(here.admin, here.slug, { capMicros: '1' }, 'PATCH'), withId(budget.id)),
      decideScopeRoute(await send(here.admin, here.slug, { answer: 'activate' }), withId(scope.id)),
      getOverviewRoute(await get(here.admin, there.slug), noParams),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404, 404]);
  });
});

describe('the stream', () => {
  const ask = async (person: string, slug: string) => {
    const request = await sessionRequest(person, '', { path: `/api/stream?workspace=${slug}` });
    request.headers.delete('mandate-workspace');
    return request;
  };

  test('sends the topics of a change to a member, and ends when they leave', async () => {
    const response = await stream(await ask(here.viewer, here.slug));
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.getReader();
    if (!reader) throw new Error('The stream has no body.');
    await pauseAgent(
      await send(here.operator, here.slug, { reason: 'To see it.' }),
      withId(here.workspace.agents['lead-router'].id),
    );
    let text = '';
    while (!text.includes('"audit"')) text += new TextDecoder().decode((await reader.read()).value);
    expect(text).toContain('data: {"topic":"agents"}');
    expect(text).toContain('data: {"topic":"overview"}');
    expect(text).not.toContain('"keys"');
    await reader.cancel();
  });

  test('is closed to strangers and to other workspaces', async () => {
    expect((await stream(new Request(`${ORIGIN}/api/stream?workspace=${here.slug}`))).status).toBe(401);
    expect((await stream(await ask(here.viewer, there.slug))).status).toBe(404);
  });
});

test('health says whether the database answers, and nothing else', async () => {
  const response = await health();
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
});
