import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { ChangedNoun } from '@/lib/contracts/live';
import { refusalLimits } from '@/lib/core/sources/refusals';
import { sourceConfigSchema } from '@/lib/core/sources/source-config';
import { db } from '@/lib/db/client';
import { webhookRoute } from '@/lib/http/webhook-route';
import { followChanges } from '@/lib/queries/live/change-listener';
import { readDelivery } from '@/lib/queries/sources/list-deliveries';
import { readSource } from '@/lib/queries/sources/read-source';
import { addSource } from '@/lib/usecases/sources/change-sources';
import { forgetSources } from '@/lib/usecases/sources/find-source';
import { replayDelivery } from '@/lib/usecases/sources/settle-delivery';
import { aWorkspace } from '../../support/builders/a-workspace';
import { serveRoutes } from '../../support/served-routes';

let served: Awaited<ReturnType<typeof serveRoutes>>;
let workspaceId: string;
let sourceId: string;
let writeKey: string;
const actor = { type: 'person', id: 'usr_admin', isSample: true } as const;

beforeAll(async () => {
  served = await serveRoutes([
    { path: /^\/api\/webhooks\/([^/]+)$/, names: ['sourceId'], handlers: { POST: webhookRoute as never } },
  ]);
});
afterAll(() => served.close());
beforeEach(async () => {
  ({ id: workspaceId } = await aWorkspace());
  forgetSources();
  ({ sourceId, writeKey } = await addSource({
    workspaceId,
    actor,
    name: 'partner',
    title: 'Partner',
    config: sourceConfigSchema.parse({ format: 'sendgrid' }),
    secrets: [],
  }));
});

const send = async (body: string, key: string, contentType = 'application/json') => {
  const response = await fetch(`${served.address}/api/webhooks/${sourceId}?key=${key}`, {
    method: 'POST',
    headers: { 'content-type': contentType },
    body,
  });
  return response.status;
};
const newest = () =>
  db().delivery.findFirstOrThrow({
    where: { sourceId },
    orderBy: { id: 'desc' },
    select: { id: true, reason: true },
  });
const listed = () => db().delivery.count({ where: { sourceId } });
const setToday = (data: { requests?: number; bodies?: number; bytes?: number }) =>
  db().sourceRefusal.updateMany({ where: { sourceId, isProven: false }, data });

it('what is refused is kept whole up to a number and a size a day, then with its reason alone, then counted', async () => {
  expect(await send('[]', 'stranger')).toBe(401);
  expect((await readDelivery(workspaceId, (await newest()).id)).request?.body).toBe('[]');

  await setToday({ bytes: refusalLimits.bytes - 1 });
  await send('[]', 'stranger');
  const large = await newest();
  expect(await readDelivery(workspaceId, large.id)).toMatchObject({
    request: null,
    notKept: 'limit',
    bytes: 2,
  });
  expect(large.reason).toContain('write key');

  await setToday({ bytes: 0, bodies: refusalLimits.bodies });
  await send('[]', 'stranger');
  const late = await newest();
  expect(await readDelivery(workspaceId, late.id)).toMatchObject({ request: null, notKept: 'limit' });
  await expect(
    replayDelivery({ workspaceId, actor, deliveryId: late.id, despitePlan: false }),
  ).rejects.toMatchObject({ code: 'conflict' });

  await setToday({ requests: refusalLimits.requests });
  expect(await send('[]', 'stranger')).toBe(401);
  expect(await listed()).toBe(3);
  // Only what is kept whole can be dealt with; all of it is counted.
  expect(await readSource(workspaceId, sourceId)).toMatchObject({ waiting: 1, day: { refused: 4 } });

  // What shows that it is the source's own is not crowded out.
  expect(await send('no json', writeKey)).toBe(400);
  expect((await readDelivery(workspaceId, (await newest()).id)).request?.body).toBe('no json');
});

it('two requests at once never take more room than there is', async () => {
  await send('[]', 'stranger');
  await setToday({ bodies: refusalLimits.bodies - 1 });
  await Promise.all(Array.from({ length: 4 }, () => send('[]', 'stranger')));
  const kept = await db().delivery.count({ where: { sourceId, body: { not: null } } });
  expect([kept, await listed()]).toEqual([2, 5]);
});

it('whoever looks at what arrives is told of what is refused', async () => {
  const nouns: ChangedNoun[] = [];
  const leave = await followChanges({ workspaceId, onChange: (noun) => nouns.push(noun), onGap: () => {} });
  await send('[]', 'stranger');
  await vi.waitFor(() => expect(nouns).toEqual(['deliveries']));
  leave();
});
