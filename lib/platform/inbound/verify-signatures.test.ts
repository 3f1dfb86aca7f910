import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anInboundRequest, withOneByteChanged } from '@/tests/support/inbound/an-inbound-request';
import { hasPublishedExamples, publishedExample } from '@/tests/support/inbound/published-examples';
import type { InboundRequest, Verification } from './verification';
import { verifyHmac } from './verify-hmac';
import { verifyHubSpot } from './verify-hubspot';
import { verifySendGrid } from './verify-sendgrid';
import { verifyStandardWebhook } from './verify-standard-webhook';

const FIVE_MINUTES = 300_000;
const body = '[{"a":"ä"}]';
const at = new Date('2026-11-30T10:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);

const vectors = z
  .object({
    standard_webhooks: z.looseObject({
      secret: z.string(),
      'webhook-id': z.string(),
      'webhook-timestamp': z.number(),
      body: z.string(),
      'webhook-signature': z.string(),
    }),
    hubspot: z.object({
      clientSecret: z.string(),
      cases: z.array(
        z.object({
          version: z.string(),
          signature: z.string(),
          body: z.string(),
          method: z.string().optional(),
          url: z.string().optional(),
        }),
      ),
    }),
    sendgrid: z.object({
      cases: z.array(
        z.object({ publicKey: z.string(), signature: z.string(), timestamp: z.string(), body: z.string() }),
      ),
    }),
  })
  .safeParse(JSON.parse(publishedExample('signature_vectors.json') || '{}')).data;

type Vector = {
  name: string;
  request: InboundRequest;
  secret: string;
  signedAt: Date | null;
  verify: (request: InboundRequest, secrets: string[], now: Date, toleranceMs: number) => Verification;
};

const published: Vector[] = vectors
  ? [
      {
        name: 'Standard Webhooks',
        request: anInboundRequest(vectors.standard_webhooks.body, {
          'webhook-id': vectors.standard_webhooks['webhook-id'],
          'webhook-timestamp': String(vectors.standard_webhooks['webhook-timestamp']),
          'webhook-signature': vectors.standard_webhooks['webhook-signature'],
        }),
        secret: vectors.standard_webhooks.secret,
        signedAt: new Date(vectors.standard_webhooks['webhook-timestamp'] * 1000),
        verify: verifyStandardWebhook,
      },
      ...vectors.hubspot.cases.map((vector, place) => ({
        name: `HubSpot ${vector.version}, case ${place + 1}`,
        request: anInboundRequest(
          vector.body,
          { 'x-hubspot-signature': vector.signature, 'x-hubspot-signature-version': vector.version },
          { url: vector.url ?? 'https://elsewhere.example', method: vector.method ?? 'POST' },
        ),
        secret: vectors.hubspot.clientSecret,
        signedAt: null,
        verify: verifyHubSpot,
      })),
      ...vectors.sendgrid.cases.map((vector, place) => ({
        name: `SendGrid, case ${place + 1}`,
        request: anInboundRequest(vector.body, {
          'x-twilio-email-event-webhook-signature': vector.signature,
          'x-twilio-email-event-webhook-timestamp': vector.timestamp,
        }),
        secret: vector.publicKey,
        signedAt: new Date(Number(vector.timestamp) * 1000),
        verify: verifySendGrid,
      })),
    ]
  : [];

const publicKey = () =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .publicKey.export({ format: 'der', type: 'spki' })
    .toString('base64');

describe.skipIf(!hasPublishedExamples)('the published signatures', () => {
  it('are six', () => expect(published).toHaveLength(6));

  it.each(published)('verify: $name', ({ request, secret, signedAt, verify }) => {
    const now = signedAt ?? at;
    expect(verify(request, [secret], now, FIVE_MINUTES).ok).toBe(true);
    expect(verify(request, ['another', secret], now, FIVE_MINUTES).ok).toBe(true);
    for (const other of withOneByteChanged(request, verify === verifySendGrid ? 16 : 1))
      expect(verify(other, [secret], now, FIVE_MINUTES).ok).toBe(false);
    const longer = { ...request, rawBody: Buffer.concat([request.rawBody, Buffer.from(' ')]) };
    expect(verify(longer, [secret], now, FIVE_MINUTES).ok).toBe(false);
    const wrong = verify === verifySendGrid ? publicKey() : `${secret}x`.replace('whsec_M', 'whsec_N');
    expect(verify(request, [wrong], now, FIVE_MINUTES).ok).toBe(false);
    expect(verify(request, [], now, FIVE_MINUTES).ok).toBe(false);
    expect(verify(anInboundRequest(body, {}), [secret], now, FIVE_MINUTES).ok).toBe(false);
    if (!signedAt) return;
    for (const [ms, ok] of [
      [FIVE_MINUTES, true],
      [FIVE_MINUTES + 1, false],
      [-FIVE_MINUTES - 1, false],
    ] as const)
      expect(verify(request, [secret], new Date(signedAt.getTime() + ms), FIVE_MINUTES).ok).toBe(ok);
  });
});

describe('Standard Webhooks', () => {
  const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
  const old = `whsec_${Buffer.alloc(24, 8).toString('base64')}`;
  const seconds = String(at.getTime() / 1000);
  const signed = (signature: string, id = 'msg_1') =>
    anInboundRequest(body, {
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': signature,
    });
  const signature = new Webhook(secret).sign('msg_1', at, body);

  it('lets either side rotate its secrets, and answers with the id that was signed', () => {
    const both = `v1a,AAAA ${new Webhook(old).sign('msg_1', at, body)} ${signature}`;
    expect(verifyStandardWebhook(signed(both), [secret], at, FIVE_MINUTES)).toEqual({
      ok: true,
      messageId: 'msg_1',
    });
    expect(verifyStandardWebhook(signed(signature), [old, secret], at, FIVE_MINUTES).ok).toBe(true);
    expect(verifyStandardWebhook(signed(signature), [old], at, FIVE_MINUTES)).toMatchObject({ ok: false });
  });

  it('covers the id and the time, and is not kept busy by many signatures', () => {
    expect(verifyStandardWebhook(signed(signature, 'msg_2'), [secret], at, FIVE_MINUTES).ok).toBe(false);
    const many = `${'v1,AAAA '.repeat(500)}${signature}`;
    expect(verifyStandardWebhook(signed(many), [secret], at, FIVE_MINUTES).ok).toBe(false);
  });

  it('says what to do about it', () => {
    const reasons = [
      verifyStandardWebhook(anInboundRequest(body, {}), [secret], at, FIVE_MINUTES),
      verifyStandardWebhook(signed(signature), [secret], later(600_000), FIVE_MINUTES),
      verifyStandardWebhook(signed(signature), [secret], later(-600_000), FIVE_MINUTES),
      verifyStandardWebhook(signed(signature), [old], at, FIVE_MINUTES),
    ].map((verification) => ('reason' in verification ? verification.reason : ''));
    expect(reasons[0]).toContain('send webhook-id');
    expect(reasons[1]).toContain('600 seconds ago');
    expect(reasons[2]).toContain('in the future');
    expect(reasons[3]).toContain('use the secret');
  });
});

describe('HubSpot v3', () => {
  const url = 'https://mandate.example/in/src_1?next=%2Fa%20b%3Fc&mail=a%40b.co';
  const timestamp = String(at.getTime());
  const over = (address: string, method = 'POST') =>
    createHmac('sha256', 's').update(`${method}${address}${body}${timestamp}`).digest('base64');
  const signed = (signature: string, changes: object = {}) =>
    anInboundRequest(
      body,
      { 'x-hubspot-signature-v3': signature, 'x-hubspot-request-timestamp': timestamp, ...changes },
      { url },
    );
  const decoded = 'https://mandate.example/in/src_1?next=/a%20b?c&mail=a@b.co';

  it('is computed over the address with the characters decoded that HubSpot lists, and over the time', () => {
    expect(verifyHubSpot(signed(over(decoded)), ['s'], at, FIVE_MINUTES)).toEqual({
      ok: true,
      messageId: null,
    });
    expect(verifyHubSpot(signed(over(decoded)), ['other', 's'], later(FIVE_MINUTES), FIVE_MINUTES).ok).toBe(
      true,
    );
    expect(verifyHubSpot(signed(over(url)), ['s'], at, FIVE_MINUTES).ok).toBe(false);
    expect(verifyHubSpot(signed(over(decoded, 'PUT')), ['s'], at, FIVE_MINUTES).ok).toBe(false);
    expect(verifyHubSpot(signed(over(decoded)), ['other'], at, FIVE_MINUTES).ok).toBe(false);
    expect(verifyHubSpot(signed(over(decoded)), ['s'], later(FIVE_MINUTES + 1), FIVE_MINUTES).ok).toBe(false);
    const stamped = signed(over(decoded), { 'x-hubspot-request-timestamp': String(at.getTime() + 1) });
    expect(verifyHubSpot(stamped, ['s'], at, FIVE_MINUTES).ok).toBe(false);
    expect(
      verifyHubSpot(signed(over(decoded), { 'x-hubspot-request-timestamp': 'x' }), ['s'], at, FIVE_MINUTES)
        .ok,
    ).toBe(false);
  });

  it('counts where it is stated, whatever an older signature says', () => {
    const older = createHmac('sha256', 's').update(body).digest('hex');
    const request = signed('AAAA', { 'x-hubspot-signature': older, 'x-hubspot-signature-version': 'v1' });
    expect(verifyHubSpot(request, ['s'], at, FIVE_MINUTES).ok).toBe(false);
    const unknown = anInboundRequest(body, {
      'x-hubspot-signature': older,
      'x-hubspot-signature-version': 'v4',
    });
    expect(verifyHubSpot(unknown, ['s'], at, FIVE_MINUTES).ok).toBe(false);
  });
});

describe('SendGrid', () => {
  const seconds = String(at.getTime() / 1000);
  const signedBy = (namedCurve: string) => {
    const pair = generateKeyPairSync('ec', { namedCurve });
    const signature = sign('sha256', Buffer.from(`${seconds}${body}`), pair.privateKey).toString('base64');
    const key = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const request = anInboundRequest(body, {
      'x-twilio-email-event-webhook-signature': signature,
      'x-twilio-email-event-webhook-timestamp': seconds,
    });
    return verifySendGrid(request, ['no key', key], at, FIVE_MINUTES).ok;
  };

  it('signs by P-256 alone', () => {
    expect(signedBy('P-256')).toBe(true);
    expect(signedBy('secp256k1')).toBe(false);
  });
});

describe('a plain HMAC', () => {
  const scheme = { secrets: ['s'], header: 'x-signature', algorithm: 'sha256', encoding: 'hex' } as const;
  const hmac = (algorithm: string, signed: string) => createHmac(algorithm, 's').update(signed);

  it.each([
    ['sha256', 'hex', 'sha256='],
    ['sha512', 'base64', ''],
    ['sha1', 'hex', 'sha1='],
  ] as const)('is %s in %s after “%s”', (algorithm, encoding, prefix) => {
    const used = { ...scheme, algorithm, encoding, prefix };
    const request = anInboundRequest(body, {
      'x-signature': `${prefix}${hmac(algorithm, body).digest(encoding)}`,
    });
    expect(verifyHmac(request, used, at, FIVE_MINUTES)).toEqual({ ok: true, messageId: null });
    for (const other of withOneByteChanged(request))
      expect(verifyHmac(other, used, at, FIVE_MINUTES).ok).toBe(false);
    expect(verifyHmac(request, { ...used, secrets: ['t'] }, at, FIVE_MINUTES).ok).toBe(false);
    expect(verifyHmac(request, { ...used, prefix: 'v0=' }, at, FIVE_MINUTES).ok).toBe(false);
  });

  it('covers a time where the source states one', () => {
    const timed = { ...scheme, timestampHeader: 'x-time', messageIdHeader: 'x-id' };
    const request = (time: string, signedTime = time) =>
      anInboundRequest(body, {
        'x-signature': hmac('sha256', `${signedTime}.${body}`).digest('hex').toUpperCase(),
        'x-time': time,
        'x-id': 'm1',
      });
    for (const time of [String(at.getTime()), String(at.getTime() / 1000), at.toISOString()])
      expect(verifyHmac(request(time), timed, at, FIVE_MINUTES)).toEqual({ ok: true, messageId: 'm1' });
    const seconds = String(at.getTime() / 1000);
    expect(verifyHmac(request(seconds), timed, later(FIVE_MINUTES + 1000), FIVE_MINUTES).ok).toBe(false);
    expect(verifyHmac(request(seconds, '1'), timed, at, FIVE_MINUTES).ok).toBe(false);
    expect(verifyHmac(request('soon'), timed, at, FIVE_MINUTES).ok).toBe(false);
    const untimed = anInboundRequest(body, { 'x-signature': hmac('sha256', body).digest('hex') });
    expect(verifyHmac(untimed, timed, at, FIVE_MINUTES).ok).toBe(false);
  });
});

it('takes no signature that anybody could make, by an empty secret', () => {
  const seconds = String(at.getTime() / 1000);
  const empty = (encoding: 'hex' | 'base64', signed: string) =>
    createHmac('sha256', '').update(signed).digest(encoding);
  const standard = anInboundRequest(body, {
    'webhook-id': 'm',
    'webhook-timestamp': seconds,
    'webhook-signature': `v1,${empty('base64', `m.${seconds}.${body}`)}`,
  });
  expect(verifyStandardWebhook(standard, ['', 'whsec_'], at, FIVE_MINUTES).ok).toBe(false);
  const older = createHash('sha256').update(body).digest('hex');
  expect(
    verifyHubSpot(anInboundRequest(body, { 'x-hubspot-signature': older }), [''], at, FIVE_MINUTES).ok,
  ).toBe(false);
  const plain = anInboundRequest(body, { 'x-signature': empty('hex', body) });
  const scheme = { secrets: ['', ' '], header: 'x-signature', algorithm: 'sha256', encoding: 'hex' } as const;
  expect(verifyHmac(plain, scheme, at, FIVE_MINUTES).ok).toBe(false);
});
