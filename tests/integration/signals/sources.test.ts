import { Analytics } from '@segment/analytics-node';
import { CloudEvent, emitterFor, httpTransport, Mode } from 'cloudevents';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SourceConfig } from '@/lib/core/sources/source-config';
import { sourceConfigSchema } from '@/lib/core/sources/source-config';
import { db } from '@/lib/db/client';
import { trackingRoute } from '@/lib/http/tracking-route';
import { webhookRoute } from '@/lib/http/webhook-route';
import { readSignal } from '@/lib/queries/signals/read-signal';
import { readDelivery } from '@/lib/queries/sources/list-deliveries';
import { readSource } from '@/lib/queries/sources/read-source';
import { addSource, confirmPlan, distrustSource, editSource } from '@/lib/usecases/sources/change-sources';
import { forgetSources } from '@/lib/usecases/sources/find-source';
import { lowerDistrusted } from '@/lib/usecases/sources/lower-distrusted';
import { replayDelivery } from '@/lib/usecases/sources/settle-delivery';
import { aWorkspace } from '../../support/builders/a-workspace';
import { serveRoutes } from '../../support/served-routes';

let served: Awaited<ReturnType<typeof serveRoutes>>;
let workspaceId: string;
const actor = { type: 'person', id: 'usr_admin', isSample: true } as const;

beforeAll(async () => {
  served = await serveRoutes([
    { path: /^\/v1\/([a-z]+)$/, names: ['method'], handlers: { POST: trackingRoute as never } },
    { path: /^\/api\/webhooks\/([^/]+)$/, names: ['sourceId'], handlers: { POST: webhookRoute as never } },
  ]);
});
afterAll(() => served.close());
beforeEach(async () => {
  ({ id: workspaceId } = await aWorkspace());
  forgetSources();
});

const aSource = (
  name: string,
  config: Partial<SourceConfig> & Pick<SourceConfig, 'format'>,
  secrets: string[] = [],
) => addSource({ workspaceId, actor, name, title: name, config: sourceConfigSchema.parse(config), secrets });

const kinds = async () =>
  (
    await db().signal.findMany({ where: { workspaceId }, orderBy: { id: 'asc' }, select: { kind: true } })
  ).map(({ kind }) => kind);
const people = () =>
  db().contact.findMany({
    where: { workspaceId, mergedIntoId: null },
    orderBy: { id: 'asc' },
    include: { account: true },
  });

async function call(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${served.address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, json: (await response.json()) as Record<string, unknown> };
}
const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` });

describe('the official Segment client, with another host alone', () => {
  it('delivers every call, and the device is of the one who signed in on it', async () => {
    const { writeKey, sourceId } = await aSource('website', { format: 'segment' });
    const analytics = new Analytics({ writeKey, host: served.address, flushAt: 20, maxRetries: 0 });
    const errors: unknown[] = [];
    analytics.on('error', (error) => errors.push(error));
    analytics.page({ anonymousId: 'device-1', name: 'Pricing', properties: { path: '/pricing' } });
    analytics.identify({
      userId: 'u-1',
      anonymousId: 'device-1',
      traits: { email: 'ada@acme.example', name: 'Ada King', title: 'CTO', plan: 'pro' },
    });
    analytics.track({ userId: 'u-1', event: 'Trial Started', properties: { seats: 5 } });
    analytics.group({
      userId: 'u-1',
      groupId: 'acme',
      traits: { name: 'Acme', domain: 'acme.example', employees: 250 },
    });
    analytics.alias({ userId: 'u-1', previousId: 'u-old' });
    await analytics.closeAndFlush();
    expect(errors).toEqual([]);
    expect((await kinds()).sort()).toEqual([
      'account.identified',
      'contact.identified',
      'contact.linked',
      'contact.tracked',
      'contact.tracked',
    ]);
    const [ada, ...others] = await people();
    expect(others).toEqual([]);
    expect(ada).toMatchObject({
      name: 'Ada King',
      email: 'ada@acme.example',
      title: 'CTO',
      account: { name: 'Acme' },
    });
    const source = await readSource(workspaceId, sourceId);
    expect(source).toMatchObject({ health: 'healthy', day: { accepted: 5, refused: 0 } });
    // To the moment, not to the hour in which it was.
    expect(Date.now() - Date.parse(source.lastAt ?? '')).toBeLessThan(60_000);
    expect(source.plan.map(({ event }) => event)).toContain('Trial Started');
    // Sent again, nothing is recorded twice.
    const days = await db().engagementDay.findMany({ where: { workspaceId } });
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  it('is refused without a key that is known, and told what is wrong with a message', async () => {
    const { writeKey } = await aSource('website', { format: 'segment' });
    expect((await call('/v1/track', { userId: 'u', event: 'x' }, basic('mdts_wrong'))).status).toBe(401);
    const batch = {
      batch: [
        { type: 'track', userId: 'u', event: 'ok' },
        { type: 'track', userId: 'u', timestamp: 'soon', event: 'x' },
      ],
    };
    const { status, json } = await call('/v1/batch', batch, basic(writeKey));
    expect(status).toBe(200);
    expect(json).toMatchObject({ success: true, accepted: 1, rejected: 1, problems: [{ index: 1 }] });
    const kept = await readDelivery(workspaceId, String(json.deliveryId));
    expect(kept.request?.body).toContain('soon');
    expect(kept.problems[0]).toMatchObject({ index: 1, status: 'rejected' });
  });
});

it('nobody plants a sealed value, however it is spelt, and the word alone is no reason', async () => {
  const { writeKey } = await aSource('website', { format: 'segment' });
  const planted =
    '{"batch":[{"type":"track","userId":"u","event":"\\u0073ealed:1s:con_x:AAAA"},{"type":"track","userId":"u","event":"Deal sealed: yes"}]}';
  const { json } = await call('/v1/batch', planted, basic(writeKey));
  expect(json).toMatchObject({ accepted: 1, rejected: 1, problems: [{ index: 0 }] });
});

it('the key of a source that signs opens no way around its signature', async () => {
  const { writeKey } = await aSource('partner', { format: 'sendgrid', signature: { scheme: 'sendgrid' } }, [
    'k'.repeat(20),
  ]);
  expect((await call('/v1/track', { userId: 'u', event: 'x' }, basic(writeKey))).status).toBe(403);
});

describe('the official CloudEvents SDK', () => {
  it.each([Mode.BINARY, Mode.STRUCTURED])('delivers in %s mode', async (mode) => {
    const { writeKey, sourceId } = await aSource('bus', { format: 'cloudevents' });
    const emit = emitterFor(httpTransport(`${served.address}/api/webhooks/${sourceId}?key=${writeKey}`), {
      mode,
    });
    const event = new CloudEvent({
      id: 'ce-1',
      source: '/shop',
      type: 'com.shop.order.placed',
      data: { email: 'ada@acme.example', total: 12 },
    });
    await emit(event);
    await emit(event);
    expect(await kinds()).toEqual(['contact.tracked']);
    expect(await people()).toMatchObject([{ email: 'ada@acme.example' }]);
  });
});

describe('a webhook', () => {
  const secret = `whsec_${Buffer.alloc(24, 'secret').toString('base64')}`;
  const mapping = {
    ids: [{ type: 'email', path: 'user.email' }],
    event: { path: 'what' },
  };
  const signed = (body: string, id = 'msg_1') => {
    const at = new Date();
    return {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    };
  };

  it('that is signed is recorded once; one that is not is kept with the reason and can be replayed', async () => {
    const { sourceId } = await aSource(
      'partner',
      { format: 'sendgrid', signature: { scheme: 'standard_webhooks' } },
      [secret],
    );
    void mapping;
    const body = JSON.stringify([
      {
        email: 'bob@acme.example',
        event: 'bounce',
        type: 'bounce',
        timestamp: 1_760_000_000,
        sg_event_id: 'e1',
        reason: '550 no such user',
      },
    ]);
    const path = `/api/webhooks/${sourceId}`;
    const refusedCall = await call(path, body, { ...signed(body), 'webhook-signature': 'v1,AAAA' });
    expect(refusedCall.status).toBe(401);
    expect(await kinds()).toEqual([]);
    const [delivery] = await db().delivery.findMany({ where: { sourceId } });
    expect(delivery).toMatchObject({ status: 'refused' });
    expect(delivery?.reason).toContain('signature');
    expect(
      await replayDelivery({ workspaceId, actor, deliveryId: delivery?.id ?? '', despitePlan: false }),
    ).toMatchObject({
      accepted: 1,
    });
    expect((await call(path, body, signed(body))).json).toMatchObject({ accepted: 0, duplicates: 1 });
    // A hard bounce ends contact by mail.
    expect(await db().suppression.findMany({ where: { workspaceId } })).toMatchObject([
      { reason: 'bounce', channel: 'email', liftedAt: null },
    ]);
  });

  it('is replayed in the charset that it came in', async () => {
    const { sourceId, writeKey } = await aSource('forms', {
      format: 'json',
      mapping: {
        kind: 'contact.identified',
        ids: [{ type: 'email', path: 'mail' }],
        fields: { name: 'name' },
        occurredAt: 'at',
      },
    });
    const send = (name: string, at: string) =>
      fetch(`${served.address}/api/webhooks/${sourceId}?key=${writeKey}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=windows-1252' },
        body: Buffer.from(JSON.stringify({ mail: 'joerg@acme.example', name, at }), 'latin1'),
      });
    await send('Jörg Müller', 'yesterday');
    const { id, body } = await db().delivery.findFirstOrThrow({ where: { sourceId } });
    const shown = await readDelivery(workspaceId, id);
    expect(shown.request?.body).toContain('Jörg Müller');
    // What was wrong is mended in the mapping; then it is read again as it came.
    await editSource({
      workspaceId,
      actor,
      sourceId,
      fields: {
        config: sourceConfigSchema.parse({
          format: 'json',
          mapping: {
            kind: 'contact.identified',
            ids: [{ type: 'email', path: 'mail' }],
            fields: { name: 'name' },
          },
        }),
      },
    });
    expect(body).not.toBeNull();
    const replayed = await replayDelivery({ workspaceId, actor, deliveryId: id, despitePlan: false });
    expect(replayed).toMatchObject({ accepted: 1 });
    expect(await people()).toMatchObject([{ name: 'Jörg Müller' }]);
  });

  it('is not taken from one that is switched off', async () => {
    const { sourceId } = await aSource(
      'partner',
      { format: 'sendgrid', signature: { scheme: 'standard_webhooks' } },
      [secret],
    );
    await editSource({ workspaceId, actor, sourceId, fields: { isOn: false } });
    expect((await call(`/api/webhooks/${sourceId}`, '[]', signed('[]'))).status).toBe(404);
  });
});

describe('inbound mail', () => {
  it('of a complaint ends contact, and of a reply that asks to stop opens a sign', async () => {
    const { sourceId, writeKey } = await aSource('mail', { format: 'mail' });
    const send = async (raw: string) =>
      (
        await fetch(`${served.address}/api/webhooks/${sourceId}?key=${writeKey}`, {
          method: 'POST',
          headers: { 'content-type': 'message/rfc822' },
          body: raw,
        })
      ).status;
    const reply = [
      'From: Eve <eve@acme.example>',
      'To: sales@us.example',
      'Subject: Re: offer',
      'Message-ID: <r1@acme.example>',
      'In-Reply-To: <o1@us.example>',
      'Date: Mon, 2 Nov 2026 10:00:00 +0000',
      '',
      'Please stop writing to me, and take me off your list.',
      '',
    ].join('\r\n');
    expect(await send(reply)).toBe(200);
    const eve = await db().contact.findFirstOrThrow({ where: { workspaceId } });
    expect(await db().suppression.count({ where: { contactId: eve.id, liftedAt: null } })).toBeGreaterThan(0);
    // Delivered again it is no second refusal: two would end contact on every channel.
    expect(await send(reply)).toBe(200);
    expect(await db().distressSignal.count({ where: { contactId: eve.id } })).toBe(1);
    const blocks = await db().suppression.findMany({ where: { contactId: eve.id, liftedAt: null } });
    expect(blocks.map(({ channel }) => channel)).toEqual(['email']);
    expect(await send('not a mail at all')).toBe(200);
    expect(await db().delivery.count({ where: { sourceId, status: 'refused' } })).toBe(1);

    // Turned away at first, as with a key that was replaced: whoever asked to stop is heard once somebody has it read again.
    const again = reply.replaceAll('eve@', 'fay@').replace('<r1@', '<r2@').replace('Eve', 'Fay');
    await fetch(`${served.address}/api/webhooks/${sourceId}?key=wrong`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822' },
      body: again,
    });
    const where = { workspaceId, createdById: sourceId, liftedAt: null };
    const before = await db().suppression.count({ where });
    const refused = await db().delivery.findFirstOrThrow({
      where: { sourceId, reason: { contains: 'key does not fit' } },
    });
    await replayDelivery({ workspaceId, actor, deliveryId: refused.id, despitePlan: false });
    expect(await db().suppression.count({ where })).toBe(before + 1);
  });
});

describe('a tracking plan', () => {
  it('is learnt, confirmed by a person, and holds back or lets through what breaks it', async () => {
    const { writeKey, sourceId } = await aSource('app', { format: 'segment' });
    const track = (properties: object, messageId: string) =>
      call('/v1/track', { userId: 'u', event: 'Order', properties, messageId }, basic(writeKey));
    await track({ total: 12, note: 'x' }, 'm1');
    await track({ total: 3 }, 'm2');
    await confirmPlan({ workspaceId, actor, sourceId });
    expect((await track({ total: 'many' }, 'm3')).json).toMatchObject({ accepted: 1 });
    await editSource({ workspaceId, actor, sourceId, fields: { onViolation: 'quarantine' } });
    const held = (await track({ note: 'y' }, 'm4')).json;
    expect(held).toMatchObject({
      success: true,
      accepted: 0,
      quarantined: 1,
      problems: [{ field: 'total' }],
    });
    expect((await track({ total: 1, extra: true }, 'm5')).json).toMatchObject({ accepted: 1 });
    const plan = (await readSource(workspaceId, sourceId)).plan[0];
    expect(plan).toMatchObject({ event: 'Order', status: 'confirmed', violations: 2 });
    const request = { workspaceId, actor, deliveryId: String(held.deliveryId) };
    expect(await replayDelivery({ ...request, despitePlan: false })).toMatchObject({ quarantined: 1 });
    expect(await replayDelivery({ ...request, despitePlan: true })).toMatchObject({ accepted: 1 });
    await expect(replayDelivery({ ...request, despitePlan: true })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

it('a source that is marked as bad from a moment on counts for next to nothing since', async () => {
  const { writeKey, sourceId } = await aSource('app', { format: 'segment' });
  const at = (day: string) => ({ userId: 'u', event: 'x', timestamp: `2026-11-${day}T00:00:00Z` });
  await call('/v1/track', { ...at('01'), messageId: 'old' }, basic(writeKey));
  await call('/v1/track', { ...at('20'), messageId: 'new' }, basic(writeKey));
  await distrustSource({
    workspaceId,
    actor,
    sourceId,
    from: new Date('2026-11-10T00:00:00Z'),
    reason: 'invented',
  });
  await call('/v1/track', { ...at('21'), messageId: 'newer' }, basic(writeKey));
  const signals = await db().signal.findMany({ where: { workspaceId }, orderBy: { occurredAt: 'asc' } });
  expect(signals[0]?.quality).toBeGreaterThan(0.3);
  expect(signals.slice(1).map(({ quality }) => quality < 0.1)).toEqual([true, true]);
  expect((await readSource(workspaceId, sourceId)).health).toBe('distrusted');
  const from = async (i: number) =>
    (await readSignal({ id: workspaceId, currency: 'EUR' }, signals[i]?.id ?? '')).from;
  expect(await from(0)).toMatchObject({ id: sourceId, isDistrusted: false });
  expect(await from(2)).toMatchObject({ id: sourceId, isDistrusted: true });
});

it('takes the weight from however much a bad source said, part by part, and stops where it is believed again', async () => {
  const { sourceId } = await aSource('app', { format: 'segment' });
  const from = new Date('2026-11-10T00:00:00Z');
  const said = (count: number, name: string) =>
    db().$executeRaw`
      insert into signals (id, workspace_id, source, message_id, kind, quality, payload, occurred_at, recorded_at)
      select ${workspaceId} || ${name} || n, ${workspaceId}, 'app', ${name} || n, 'contact.linked', 0.8, '{}',
        ${from}::timestamptz + (n - 10) * interval '1 minute', now() from generate_series(1, ${count}) n`;
  await said(5_010, 'a');
  await distrustSource({ workspaceId, actor, sourceId, from, reason: 'invented' });
  const believed = () => db().signal.count({ where: { workspaceId, quality: { gt: 0.1 } } });
  // One page is done at once; nine are from before.
  expect(await believed()).toBeGreaterThan(9);
  const event = { workspaceId, name: 'source/distrusted', data: { equals: { workspaceId, sourceId } } };
  expect(await db().outboxEvent.count({ where: event })).toBe(1);
  // Taken in meanwhile by a process that did not know yet.
  await said(20, 'b');
  const next = await lowerDistrusted({ workspaceId, sourceId }, null, { pages: 1 });
  expect(next).not.toBeNull();
  expect(await lowerDistrusted({ workspaceId, sourceId }, next)).toBeNull();
  expect(await believed()).toBe(18);

  await said(30, 'c');
  await distrustSource({ workspaceId, actor, sourceId, from: null, reason: '' });
  expect(await lowerDistrusted({ workspaceId, sourceId }, null)).toBeNull();
  expect(await believed()).toBe(48);
});
