import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { readSegment } from '@/lib/core/signals/formats/read-segment';
import { aReadingContext, signalsOf } from '@/tests/support/inbound/a-reading-context';

const source = readFileSync(path.resolve(import.meta.dirname, '../../public/tracking/mandate.js'), 'utf8');

const messageSchema = z.looseObject({
  type: z.string(),
  messageId: z.string(),
  timestamp: z.iso.datetime(),
  anonymousId: z.string(),
  userId: z.string().optional(),
  event: z.string().optional(),
  context: z.looseObject({}),
});
const requestSchema = z.strictObject({
  writeKey: z.string(),
  sentAt: z.iso.datetime(),
  batch: z.array(messageSchema),
});
type Answer = { status: number; retryAfter?: string } | 'offline';
type Mandate = Record<
  'identify' | 'track' | 'page' | 'group' | 'alias' | 'reset' | 'consent' | 'push',
  (...args: unknown[]) => void
>;

/** What a browser keeps of one site, whichever of its pages is open. */
class Device {
  [key: string]: unknown;
  getItem(key: string) {
    return typeof this[key] === 'string' ? this[key] : null;
  }
  setItem(key: string, value: string) {
    this[key] = value;
  }
  removeItem(key: string) {
    delete this[key];
  }
}

type Visit = {
  device?: Device;
  attributes?: Record<string, string>;
  url?: string;
  early?: unknown[][];
  navigator?: object;
  answer?: () => Answer;
  takesBeacons?: boolean;
};

/** Opens a page that holds the script, in a browser that is only as much of one as the script needs. */
function openPage(visit: Visit = {}) {
  const { device = new Device(), attributes = {}, early, answer = (): Answer => ({ status: 200 }) } = visit;
  const listeners = new Map<string, ((event: unknown) => void)[]>();
  const requests: { body: string; by: 'fetch' | 'beacon'; keepalive: boolean }[] = [];
  const location = new URL(visit.url ?? 'https://shop.example/start?utm_campaign=autumn&utm_source=news#top');
  const take = (body: string, by: 'fetch' | 'beacon', keepalive: boolean) =>
    requests.push({ body, by, keepalive });
  const history = {
    pushState: (_state: unknown, _title: string, to: string) => {
      location.href = new URL(to, location).href;
    },
  };
  const page = {
    document: {
      currentScript: {
        src: 'https://console.example/tracking/mandate.js',
        dataset: { writeKey: 'mdts_key', ...attributes },
      },
      title: 'Start',
      referrer: 'https://search.example/',
      visibilityState: 'visible',
    },
    navigator: {
      language: 'de-DE',
      onLine: true,
      sendBeacon: (_url: string, body: string) => {
        if (visit.takesBeacons === false) return false;
        take(body, 'beacon', true);
        return true;
      },
      ...visit.navigator,
    },
    location,
    history,
    localStorage: device,
    fetch: async (url: string, { body, keepalive }: { body: string; keepalive: boolean }) => {
      expect(url).toBe('https://console.example/v1/batch');
      take(body, 'fetch', keepalive);
      const given = answer();
      if (given === 'offline') throw new TypeError('Failed to fetch');
      const { status, retryAfter } = given;
      return {
        ok: status < 300,
        status,
        headers: new Headers(retryAfter ? { 'retry-after': retryAfter } : {}),
      };
    },
    addEventListener: (type: string, listener: (event: unknown) => void) =>
      listeners.set(type, [...(listeners.get(type) ?? []), listener]),
    mandate: early,
    console: { warn: vi.fn<(text: string) => void>() },
    ...{ URL, URLSearchParams, TextEncoder, Intl, crypto, Date, JSON, Math, setTimeout, clearTimeout },
  };
  const fire = (type: string, event: unknown = {}) => {
    for (const listener of listeners.get(type) ?? []) listener(event);
  };
  runInNewContext(source, Object.assign(page, { window: page }));
  return {
    device,
    requests,
    history,
    fire,
    warn: page.console.warn,
    document: page.document,
    // The script puts its API where the queue stood.
    mandate: page.mandate as unknown as Mandate,
    sent: () => requests.flatMap(({ body }) => requestSchema.parse(JSON.parse(body)).batch),
  };
}

const granted = { consent: 'granted' };
const pass = (ms = 2000) => vi.advanceTimersByTimeAsync(ms);
const names = (messages: readonly { type: string; event?: string | undefined }[]) =>
  messages.map(({ type, event }) => event ?? type);

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-30T10:00:00Z') }));
afterEach(() => void vi.useRealTimers());

it('is under 5 kB as it is sent', () => expect(gzipSync(source, { level: 9 }).length).toBeLessThan(5000));

describe('without consent', () => {
  it('nothing is stored and nothing is sent, and calls wait until it is given', async () => {
    const page = openPage({ early: [['track', 'Early', {}]] });
    page.mandate.identify('u1', { email: 'a@b.example' });
    await pass(60_000);
    page.fire('pagehide');
    expect(page.requests).toEqual([]);
    expect(Object.keys(page.device)).toEqual([]);

    page.mandate.consent({ analytics: true, marketing: false });
    await pass();
    expect(names(page.sent())).toEqual(['Early', 'page', 'identify']);
    expect(page.sent()[0]?.context).toMatchObject({
      consent: { categoryPreferences: { analytics: true, marketing: false } },
    });
    expect(page.sent()[0]?.timestamp).toBe('2026-11-30T10:00:00.000Z');
    expect(Object.keys(page.device)).toEqual(['mandate']);

    const next = openPage({ device: page.device });
    await pass();
    expect(next.sent()).toMatchObject([{ type: 'page', userId: 'u1' }]);
    expect(next.sent()[0]?.anonymousId).toBe(page.sent()[0]?.anonymousId);
  });

  it('what waited is thrown away by a no, and a later yes begins anew', async () => {
    const page = openPage();
    page.mandate.identify('u1', {});
    page.mandate.consent({ analytics: false });
    page.mandate.identify('u2', {});
    await pass();
    expect(Object.keys(page.device)).toEqual([]);
    page.mandate.consent({ analytics: true });
    await pass();
    expect(page.sent().map(({ type, userId }) => [type, userId])).toEqual([]);
    page.mandate.track('Later', {});
    await pass();
    expect(page.sent().map(({ event, userId }) => [event, userId])).toEqual([['Later', undefined]]);
  });

  it.each([
    ['Global Privacy Control', { globalPrivacyControl: true }],
    ['Do Not Track', { doNotTrack: '1' }],
  ])('%s is a no, unless the visitor says yes', async (_, navigator) => {
    for (const attributes of [granted, { consent: 'required' }]) {
      const page = openPage({ attributes, navigator });
      page.mandate.track('Unseen', {});
      await pass();
      expect([page.requests, Object.keys(page.device)]).toEqual([[], []]);
      page.mandate.consent({ analytics: true });
      await pass();
      expect(names(page.sent())).toEqual(['page']);
      const next = openPage({ attributes, navigator, device: page.device });
      await pass();
      expect(names(next.sent())).toEqual(['page']);
    }
  });

  it('withdrawing it deletes ids and what was not sent, on this page and on the others', async () => {
    const page = openPage({ attributes: granted, answer: () => 'offline' });
    const other = openPage({ attributes: granted, device: page.device, answer: () => 'offline' });
    await pass();
    expect(Object.keys(page.device).length).toBeGreaterThan(1);
    page.mandate.consent({ analytics: false });
    expect(Object.entries(page.device)).toEqual([['mandate', '{"consent":{"analytics":false}}']]);
    other.fire('storage', { key: 'mandate', newValue: page.device.getItem('mandate') });
    const before = other.requests.length;
    other.mandate.track('Unseen', {});
    await pass(600_000);
    expect(other.requests.length).toBe(before);
    expect(openPage({ attributes: granted, device: page.device }).sent()).toEqual([]);
    expect(Object.keys(page.device)).toEqual(['mandate']);
  });
});

describe('what is sent', () => {
  it('is read by the server as the Segment spec has it', async () => {
    const page = openPage({ attributes: granted });
    page.mandate.identify('u1', { email: 'ada@acme.example', name: 'Ada' });
    page.mandate.track('Demo Requested', { plan: 'pro' });
    page.mandate.page('Pricing', { section: 'top' });
    page.mandate.group('acme', { name: 'Acme' });
    page.mandate.alias('u2');
    await pass();
    expect(page.requests).toHaveLength(1);
    expect(page.sent()[0]).toMatchObject({
      context: {
        locale: 'de-DE',
        campaign: { name: 'autumn', source: 'news' },
        page: {
          url: 'https://shop.example/start?utm_campaign=autumn&utm_source=news',
          path: '/start',
          title: 'Start',
          referrer: 'https://search.example/',
        },
      },
    });
    const signals = signalsOf(readSegment(JSON.parse(page.requests[0]?.body ?? ''), aReadingContext()));
    expect(signals.map(({ kind }) => kind)).toEqual([
      'contact.tracked',
      'contact.identified',
      'contact.tracked',
      'contact.tracked',
      'account.identified',
      'contact.linked',
    ]);
    expect(signals[0]).toMatchObject({ payload: { page: { path: '/start', title: 'Start' } } });
    expect(new Set(signals.map(({ messageId }) => messageId)).size).toBe(6);
  });

  it('goes in batches of at most 100 messages and 60 kB', async () => {
    const page = openPage({ attributes: { ...granted, autoPage: 'false' } });
    for (let i = 0; i < 250; i++) page.mandate.track(`Event ${i}`, {});
    for (let i = 0; i < 10; i++) page.mandate.track('Long', { text: 'ü'.repeat(8000) });
    await pass(10_000);
    const sizes = page.requests.map(({ body }) => Buffer.byteLength(body));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(60_000);
    expect(page.sent()).toHaveLength(260);
    expect(page.requests.length).toBeLessThan(10);
    for (const { body } of page.requests)
      expect(requestSchema.parse(JSON.parse(body)).batch.length).toBeLessThanOrEqual(100);
    page.mandate.track('Too long for a beacon', { text: 'x'.repeat(90_000) });
    await pass();
    expect(page.requests.at(-1)).toMatchObject({ keepalive: false });
  });

  it('is a copy of what was told, and a call that fails breaks nothing', async () => {
    const page = openPage({ attributes: { ...granted, autoPage: 'false' } });
    const properties: Record<string, unknown> = { plan: 'pro' };
    page.mandate.track('Chosen', properties);
    properties.plan = 'changed';
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    page.mandate.track('Circle', circle);
    page.mandate.push(['toString'], ['track', 'Pushed', {}]);
    await pass();
    expect(page.sent()).toMatchObject([
      { event: 'Chosen', properties: { plan: 'pro' } },
      { event: 'Pushed' },
    ]);
    expect(page.warn).toHaveBeenCalledTimes(2);
  });

  it('is of somebody new after a reset', async () => {
    const page = openPage({ attributes: granted });
    page.mandate.identify('u1', {});
    page.mandate.reset();
    page.mandate.track('After', {});
    await pass();
    const [first, , after] = page.sent();
    expect(after?.userId).toBeUndefined();
    expect(after?.anonymousId).not.toBe(first?.anonymousId);
  });
});

describe('what does not arrive', () => {
  it('is sent again with longer and longer pauses, under the same ids', async () => {
    let answer: Answer = 'offline';
    const page = openPage({ attributes: granted, answer: () => answer });
    await pass(60_000);
    const tries = page.requests.length;
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(8);
    answer = { status: 200 };
    await pass(120_000);
    expect(new Set(page.sent().map(({ messageId }) => messageId)).size).toBe(1);
    expect(page.requests.length).toBe(tries + 1);
  });

  it('waits as long as the server asks, on the next page too', async () => {
    const page = openPage({
      attributes: granted,
      answer: () => ({ status: 429, retryAfter: '120' }),
    });
    await pass();
    page.fire('pagehide');
    const next = openPage({ attributes: granted, device: page.device });
    await pass(100_000);
    expect([page.requests.length, next.requests.length]).toEqual([1, 0]);
    await pass(30_000);
    expect(names(next.sent())).toEqual(['page', 'page']);
  });

  it('is given up where the server refuses it for good', async () => {
    const page = openPage({ attributes: granted, answer: () => ({ status: 401 }) });
    await pass(600_000);
    expect(page.requests).toHaveLength(1);
    expect(page.warn).toHaveBeenCalledOnce();
  });

  it('goes by beacon when the page goes away, or with the next page', async () => {
    const page = openPage({ attributes: granted });
    page.fire('pagehide');
    expect(page.requests).toMatchObject([{ by: 'beacon' }]);
    const stubborn = openPage({ attributes: granted, takesBeacons: false, device: page.device });
    stubborn.mandate.track('Left over', {});
    stubborn.fire('pagehide');
    expect(stubborn.requests).toEqual([]);
    const next = openPage({ attributes: granted, device: page.device });
    await pass();
    expect(names(next.sent())).toEqual(['page', 'Left over', 'page']);
    expect(Object.keys(page.device)).toEqual(['mandate']);
  });
});

describe('a page that changes its address', () => {
  it('makes a page call for each, where it is told to', async () => {
    for (const [attributes, expected] of [
      [{ ...granted, spa: '' }, ['/start', '/next']],
      [granted, ['/start']],
    ] as const) {
      const page = openPage({ attributes });
      page.history.pushState(null, '', '/next');
      await pass(10);
      page.history.pushState(null, '', '/next#part');
      page.fire('popstate');
      await pass();
      expect(
        page.sent().map(({ properties }) => z.object({ path: z.string() }).parse(properties).path),
      ).toEqual(expected);
    }
  });
});

it('does nothing without a key', () => {
  const page = openPage({ attributes: { writeKey: '' } });
  expect(page.warn).toHaveBeenCalledOnce();
  expect(page.mandate).toBeUndefined();
});
