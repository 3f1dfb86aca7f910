import { beforeAll, expect, test, vi } from 'vitest';
import { GET as pulseRoute } from '@/app/api/v1/engine/pulse/route';
import { GET as engineRoute } from '@/app/api/v1/engine/route';
import { db } from '@/lib/db/client';
import { processStartedAt, withClock } from '@/lib/platform/clock';
import { recordHeartbeat } from '@/lib/usecases/workflows/record-heartbeat';
import { startWorkflowApp } from '../../support/workflow-app';
import { aWorkspace } from '../../support/workspace';
import { addMember, noParams, sessionRequest } from '../auth/support';

let slug: string;
let operator: string;
let viewer: string;

beforeAll(async () => {
  const { workspaceId } = await aWorkspace();
  ({ slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } }));
  operator = (await addMember(workspaceId, ['operator'])).id;
  viewer = (await addMember(workspaceId, ['viewer'])).id;
});

const ask = async (person: string, route: typeof engineRoute) => {
  const reply = await route(await sessionRequest(person, slug, { path: '/api/v1/engine' }), noParams);
  return { status: reply.status, body: await reply.json() };
};
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

test('silence counts from the start of the process, however late somebody looks for the first time', async () => {
  vi.resetModules();
  const clock = await import('@/lib/platform/clock');
  const pulse = await clock.withClock(inMinutes(10), async () => {
    const { readEnginePulse } = await import('@/lib/queries/workflows/read-engine-pulse');
    return readEnginePulse();
  });
  expect(pulse).toMatchObject({ state: 'standing_still', lastBeatAt: null });
});

test('everybody learns when the engine falls silent, and when it moves again', async () => {
  const atStart = new Date(processStartedAt().getTime() + 1_000);
  const starting = await withClock(atStart, () => ask(viewer, pulseRoute));
  expect(starting.body).toMatchObject({ state: 'starting', lastBeatAt: null });
  await recordHeartbeat(Date.now());
  expect((await ask(viewer, pulseRoute)).body).toMatchObject({ state: 'working', since: null });
  const { beatAt } = await db().workflowHeartbeat.findUniqueOrThrow({ where: { name: 'minute' } });
  const later = await withClock(inMinutes(4), () => ask(viewer, pulseRoute));
  expect(later.body).toMatchObject({ state: 'standing_still', since: beatAt.toISOString() });
});

test('a beat is as late as its tick was long ago, also beyond a minute', async () => {
  await recordHeartbeat(Date.now() - 95_000);
  const late = (await ask(operator, engineRoute)).body.lagMs;
  expect(late).toBeGreaterThanOrEqual(94_000);
  expect(late).toBeLessThan(160_000);
  // A tick from the full minute by a clock that is a little behind the database's.
  await recordHeartbeat(Math.floor(Date.now() / 60_000) * 60_000 - 300);
  expect((await ask(operator, engineRoute)).body.lagMs).toBeLessThan(62_000);
  await recordHeartbeat(Date.now() + 60_000);
  expect((await ask(operator, engineRoute)).body.lagMs).toBe(0);
});

test('its figures are for operators and admins, from the engine itself where it is the embedded one', async () => {
  expect((await ask(viewer, engineRoute)).status).toBe(403);
  const unreachable = await ask(operator, engineRoute);
  expect(unreachable.status).toBe(200);
  const app = await startWorkflowApp();
  try {
    const { body } = await ask(operator, engineRoute);
    expect(body.server).toMatchObject({ reach: 'embedded', figures: { role: 'owner', queue: { due: 0 } } });
    expect(body.server.figures.functions).toBeGreaterThan(5);
    expect(body.server.host).toMatch(/^127\.0\.0\.1:\d+$/);
  } finally {
    await app.stop();
  }
  expect((await ask(operator, engineRoute)).body.server).toMatchObject({
    reach: 'unreachable',
    figures: null,
  });
});

test('what waits in the workspace is counted from its rows', async () => {
  const { workspaceId } = await aWorkspace();
  const own = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const admin = (await addMember(workspaceId, ['admin'])).id;
  await db().outboxEvent.create({
    data: { id: 'evt_waits', workspaceId, name: 'run/planned', data: {}, createdAt: new Date(0) },
  });
  const reply = await engineRoute(
    await sessionRequest(admin, own.slug, { path: '/api/v1/engine' }),
    noParams,
  );
  expect(await reply.json()).toMatchObject({
    unsentEvents: { count: 1, oldestAt: new Date(0).toISOString() },
    runs: { planned: 0, running: 0, waiting: 0, oldestPlannedAt: null },
  });
  expect((await ask(operator, engineRoute)).body.unsentEvents.count).toBe(0);
});
