import { beforeAll, describe, expect, it } from 'vitest';
import { PATCH as changeRoute, GET as readRoute } from '@/app/api/v1/plays/[playId]/route';
import { PUT as switchRoute } from '@/app/api/v1/plays/[playId]/status/route';
import { POST as tryRoute } from '@/app/api/v1/plays/[playId]/trial/route';
import { POST as createRoute, GET as listRoute } from '@/app/api/v1/plays/route';
import { db } from '@/lib/db/client';
import { aWorkspace } from '../../support/workspace';
import { addMember, noParams, sessionRequest } from '../auth/support';
import { onPrices } from './support';

let slug: string;
let operator: string;
let viewer: string;
let stranger: { id: string; slug: string };
beforeAll(async () => {
  const place = async () => {
    const { workspaceId } = await aWorkspace();
    const workspace = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    return { workspaceId, slug: workspace.slug };
  };
  const [here, there] = [await place(), await place()];
  slug = here.slug;
  operator = (await addMember(here.workspaceId, ['operator'])).id;
  viewer = (await addMember(here.workspaceId, ['viewer'])).id;
  stranger = { id: (await addMember(there.workspaceId, ['operator'])).id, slug: there.slug };
});
const send = (who: string, method: string, body: unknown, where = slug) =>
  sessionRequest(who, where, { method, body });
const of = (playId: string) => ({ params: Promise.resolve({ playId }) });
const play = { name: 'prices', title: 'Prices', body: onPrices };

describe('the API of plays', () => {
  it('has an operator write, try, take live and turn off, and a viewer only read', async () => {
    expect((await createRoute(await send(viewer, 'POST', play), noParams)).status).toBe(403);
    const created = await createRoute(await send(operator, 'POST', play), noParams);
    expect(created.status).toBe(201);
    const { id, version } = (await created.json()) as { id: string; version: number };
    const live = { version, status: 'live' };
    expect((await switchRoute(await send(operator, 'PUT', live), of(id))).status).toBe(409);
    expect((await tryRoute(await send(viewer, 'POST', { version, days: 7 }), of(id))).status).toBe(403);
    const tried = await tryRoute(await send(operator, 'POST', { version, days: 7 }), of(id));
    expect(await tried.json()).toMatchObject({ of: 'signals', matches: 0, sample: [] });
    expect((await switchRoute(await send(viewer, 'PUT', live), of(id))).status).toBe(403);
    expect((await switchRoute(await send(operator, 'PUT', live), of(id))).status).toBe(200);
    const list = await listRoute(await sessionRequest(viewer, slug), noParams);
    expect(await list.json()).toMatchObject({ rows: [{ id, status: 'live', trigger: expect.any(String) }] });
    expect((await readRoute(await sessionRequest(viewer, slug), of(id))).status).toBe(200);
    const off = await switchRoute(await send(operator, 'PUT', { version, status: 'off' }), of(id));
    expect(off.status).toBe(200);
  });

  it('answers another workspace as if there were none', async () => {
    const created = await createRoute(await send(operator, 'POST', { ...play, name: 'ours' }), noParams);
    const { id } = (await created.json()) as { id: string };
    const ours = [
      await readRoute(await sessionRequest(stranger.id, stranger.slug), of(id)),
      await changeRoute(await send(stranger.id, 'PATCH', { version: 1, title: 'X' }, stranger.slug), of(id)),
      await tryRoute(await send(stranger.id, 'POST', { version: 1, days: 7 }, stranger.slug), of(id)),
    ];
    expect(ours.map(({ status }) => status)).toEqual([404, 404, 404]);
  });

  it('names what is wrong with a body', async () => {
    const condition = { field: 'account.tier', op: 'is', value: ['tier_9'] };
    const wrong = { ...play, name: 'wrong', body: { ...onPrices, conditions: [condition] } };
    const refused = await createRoute(await send(operator, 'POST', wrong), noParams);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      invalidParams: [
        { name: 'body.conditions[0].value', reason: 'tier_9 is none of: tier_1, tier_2, tier_3' },
      ],
    });
  });
});
