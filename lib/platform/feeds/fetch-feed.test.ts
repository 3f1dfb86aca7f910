import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { aJsonFeed, anRss } from '@/tests/support/feeds/feed-examples';
import { type FeedServer, startFeedServer } from '@/tests/support/feeds/feed-server';
import { feedStateSchema } from './feed-state';
import { type FetchedFeed, fetchFeed } from './fetch-feed';
import type { OpenUrl } from './open-url';
import { whyNotRead } from './why-not-read';

const MINUTE = 60_000;
const start = new Date('2026-11-30T10:00:00.000Z');
const later = (minutes: number) => new Date(start.getTime() + minutes * MINUTE);
let server: FeedServer;

beforeAll(async () => {
  server = await startFeedServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  vi.stubEnv('WEBHOOKS_INSIDE', 'yes');
  vi.stubEnv('NEXTAUTH_URL', 'https://mandate.example/path');
  server.asked.length = 0;
});
afterEach(() => vi.unstubAllEnvs());

const read = (path: string, before: FetchedFeed | null = null, now = start, timeoutMs?: number) =>
  fetchFeed(server.url(path), before?.state ?? null, { now, ...(timeoutMs ? { timeoutMs } : {}) });
const waitOf = ({ state }: FetchedFeed, from = start) =>
  (Date.parse(state.nextPollAt) - from.getTime()) / MINUTE;

describe('a reading', () => {
  it('says who asks and what it reads, and keeps what the next one needs', async () => {
    server.at('/rss', {
      body: anRss(),
      headers: { etag: '"v1"', 'last-modified': 'Mon, 30 Nov 2026 09:00:00 GMT' },
    });
    const first = await read('/rss');
    expect(first).toMatchObject({ ok: true, outcome: 'read', items: { length: 2 } });
    expect(first.ok && first.items[0]?.url).toBe(server.url('/2026/plant'));
    expect(feedStateSchema.parse(JSON.parse(JSON.stringify(first.state)))).toEqual(first.state);
    const [asked] = server.asked;
    expect(asked?.headers['user-agent']).toBe('Mandate feed reader (+https://mandate.example)');
    expect(asked?.headers.accept).toContain('application/rss+xml');
    expect(asked?.headers['if-none-match']).toBeUndefined();
    expect(asked?.headers.cookie).toBeUndefined();

    const second = await read('/rss', first, later(60));
    expect(second).toMatchObject({ ok: true, outcome: 'unchanged', items: [] });
    expect(server.asked[1]?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Mon, 30 Nov 2026 09:00:00 GMT',
    });
    server.at('/rss', { body: anRss(), headers: { etag: '"v2"' } });
    expect(await read('/rss', second, later(120))).toMatchObject({
      outcome: 'read',
      state: { etag: '"v2"', lastModified: null },
    });
  });

  it('is not made before it is due', async () => {
    server.at('/rss', { body: anRss() });
    const first = await read('/rss');
    expect(await read('/rss', first, later(5))).toEqual({ ...first, outcome: 'not_due', items: [] });
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    ['nothing is asked for', '', {}, 30],
    ['max-age is short', '', { 'cache-control': 'public, max-age=60' }, 10],
    ['max-age is long', '', { 'cache-control': 'max-age=7200', age: '3600' }, 60],
    ['ttl is longer', '<ttl>90</ttl>', { 'cache-control': 'max-age=60' }, 90],
    ['hours are to be skipped', '<skipHours><hour>10</hour><hour>11</hour></skipHours>', {}, 120],
  ])('is due by what feed and server ask for: %s', async (_, channel, headers, minutes) => {
    server.at('/rss', { body: anRss(channel), headers: { etag: '"v1"', ...headers } });
    const first = await read('/rss');
    expect(waitOf(first)).toBe(minutes);
    // What the feed said holds as well while it does not change.
    const unchanged = await read('/rss', first, later(24 * 60));
    expect(unchanged).toMatchObject({ outcome: 'unchanged' });
    expect(waitOf(unchanged, later(24 * 60))).toBe(minutes);
  });

  it('decompresses, and gives up as soon as it grows too large', async () => {
    server.at('/gzip', { body: gzipSync(anRss()), headers: { 'content-encoding': 'gzip' } });
    expect(await read('/gzip')).toMatchObject({ ok: true, items: { length: 2 } });
    const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
    server.at('/bomb', { body: bomb, headers: { 'content-encoding': 'gzip' } });
    expect(await read('/bomb')).toMatchObject({ ok: false, problem: 'too_large' });
    server.at('/endless', (response) => {
      const write = () => response.write(Buffer.alloc(100_000, ' '), (error) => error ?? write());
      write();
    });
    expect(await read('/endless')).toMatchObject({ ok: false, problem: 'too_large' });
    server.at('/broken', { body: 'no gzip', headers: { 'content-encoding': 'gzip' } });
    expect(await read('/broken')).toMatchObject({ ok: false, problem: 'unreachable' });
  });

  it('waits only so long', async () => {
    server.at('/silent', () => undefined);
    expect(await read('/silent', null, start, 100)).toMatchObject({ ok: false, problem: 'too_slow' });
    server.at('/stuck', (response) => void response.write('<rss'));
    expect(await read('/stuck', null, start, 100)).toMatchObject({ ok: false, problem: 'too_slow' });
  });
});

describe('a failure', () => {
  it('makes the pauses longer, up to a day, until it works again', async () => {
    server.at('/down', { status: 500 });
    let result = await read('/down');
    const waits = [waitOf(result)];
    for (let i = 0; i < 8; i++) {
      const now = new Date(result.state.nextPollAt);
      result = await read('/down', result, now);
      waits.push(waitOf(result, now));
    }
    expect(waits).toEqual([10, 20, 40, 80, 160, 320, 640, 1280, 1440]);
    expect(result).toMatchObject({ ok: false, problem: 'busy', state: { failures: 9 } });
    server.at('/down', { body: anRss() });
    const now = new Date(result.state.nextPollAt);
    expect(await read('/down', result, now)).toMatchObject({ ok: true, state: { failures: 0 } });
  });

  it.each([
    [429, '7200', 120],
    [503, 'Mon, 30 Nov 2026 13:00:00 GMT', 180],
    [429, '1', 10],
    [429, 'soon', 10],
  ])('with status %s waits as long as Retry-After: %s asks', async (status, retryAfter, minutes) => {
    server.at('/busy', { status, headers: { 'retry-after': retryAfter } });
    const result = await read('/busy');
    expect(result).toMatchObject({ ok: false, problem: 'busy' });
    expect(waitOf(result)).toBe(minutes);
  });

  it('of 410 is the end', async () => {
    server.at('/gone', { status: 410 });
    const result = await read('/gone');
    expect(result).toMatchObject({ ok: false, problem: 'gone', state: { stopped: 'gone' } });
    expect(await read('/gone', result, later(10_000))).toMatchObject({ ok: false, problem: 'stopped' });
    expect(server.asked).toHaveLength(1);
    server.at('/finished', { body: aJsonFeed({ expired: true }) });
    expect(await read('/finished')).toMatchObject({ ok: true, state: { stopped: 'finished' } });
  });

  it.each([
    [{ status: 404 }, 'refused'],
    [{ status: 304 }, 'refused'],
    [{ body: '<html></html>' }, 'not_a_feed'],
  ])('%j says what is wrong', async (answer, problem) => {
    server.at('/wrong', answer);
    expect(await read('/wrong')).toMatchObject({ ok: false, problem, message: /: .+\.$/ });
  });
});

describe('a redirection', () => {
  const to = (path: string, status: number) => ({ status, headers: { location: path } });

  it('that is permanent is kept, a temporary one only followed', async () => {
    server.at('/feed', { body: anRss(), headers: { etag: '"v1"' } });
    server.at('/moved', to('/moved-again', 301));
    server.at('/moved-again', to('/feed', 308));
    server.at('/away', to('/moved', 302));
    expect((await read('/moved')).state.url).toBe(server.url('/feed'));
    const away = await read('/away');
    expect(away.state.url).toBe(server.url('/away'));
    server.asked.length = 0;
    expect(await read('/away', away, later(60))).toMatchObject({ outcome: 'unchanged' });
    // Only the address that gave the tag is asked by it.
    expect(server.asked.map(({ path, headers }) => [path, headers['if-none-match']])).toEqual([
      ['/away', undefined],
      ['/moved', undefined],
      ['/moved-again', undefined],
      ['/feed', '"v1"'],
    ]);
  });

  it('that has no end is refused', async () => {
    server.at('/circle', to('/circle', 301));
    expect(await read('/circle')).toMatchObject({ ok: false, problem: 'refused_address' });
    expect(server.asked).toHaveLength(6);
  });

  it.each([
    'http://127.0.0.1/',
    'http://localhost:1/',
    'file:///etc/passwd',
    'http://name:secret@news.example/',
  ])('to %s is refused', async (location) => {
    vi.stubEnv('WEBHOOKS_INSIDE', '');
    const opened: string[] = [];
    const fetch: OpenUrl = async (url, init) => {
      opened.push(url);
      if (url !== 'http://news.example/') return (await import('./open-url')).openUrl(url, init);
      return { status: 301, headers: new Headers({ location }), body: null };
    };
    const result = await fetchFeed('http://news.example/', null, { now: start, fetch });
    expect(result).toMatchObject({
      ok: false,
      problem: 'refused_address',
      state: { url: 'http://news.example/' },
    });
    expect(server.asked).toEqual([]);
  });

  it('from https to http is refused', async () => {
    const fetch: OpenUrl = async () => ({
      status: 302,
      headers: new Headers({ location: 'http://news.example/' }),
      body: null,
    });
    const result = await fetchFeed('https://news.example/', null, { now: start, fetch });
    expect(result).toMatchObject({ ok: false, problem: 'refused_address' });
  });
});

test.each([
  ['http://127.0.0.1/', true],
  ['http://0x7f.1/', true],
  ['http://[::1]/', true],
  ['http://[::ffff:10.0.0.1]/', true],
  ['http://169.254.169.254/latest/meta-data', true],
  ['ftp://news.example/', true],
  ['https://name@news.example/', true],
  ['no address', true],
  ['https://news.example/feed', false],
  ['http://93.184.216.34/feed', false],
])('whether %s is refused: %s', (url, isRefused) => {
  vi.stubEnv('WEBHOOKS_INSIDE', '');
  expect(whyNotRead(url) !== null).toBe(isRefused);
});
