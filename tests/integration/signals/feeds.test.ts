import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { POST as pollRoute } from '@/app/api/v1/sources/[sourceId]/poll/route';
import { sourceDetailSchema } from '@/lib/contracts/sources';
import { sourceConfigSchema } from '@/lib/core/sources/source-config';
import { db } from '@/lib/db/client';
import { withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { listSources } from '@/lib/queries/sources/list-sources';
import { readSource } from '@/lib/queries/sources/read-source';
import { findDueFeeds } from '@/lib/usecases/feeds/find-due-feeds';
import { type PolledFeed, pollFeed } from '@/lib/usecases/feeds/poll-feed';
import { pollNow } from '@/lib/usecases/feeds/poll-now';
import { addSource, editSource } from '@/lib/usecases/sources/change-sources';
import { aWorkspace } from '../../support/builders/a-workspace';
import { type FeedServer, startFeedServer } from '../../support/feeds/feed-server';
import { addMember, sessionRequest } from '../auth/support';

let server: FeedServer;
let workspaceId: string;
const actor = { type: 'person', id: 'usr_admin', isSample: true } as const;
const start = Date.parse('2026-11-30T12:00:00Z');
const MINUTE = 60_000;

beforeAll(async () => {
  server = await startFeedServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  vi.stubEnv('WEBHOOKS_INSIDE', 'yes');
  ({ id: workspaceId } = await aWorkspace());
  server.asked.length = 0;
});
afterEach(() => vi.unstubAllEnvs());

const atMinute = <T>(minutes: number, fn: () => Promise<T>): Promise<T> =>
  withClock(new Date(start + minutes * MINUTE), fn);
const feedOf = (...titles: string[]) => ({
  headers: { 'content-type': 'application/feed+json', etag: `"${titles.join()}"` },
  body: JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'News',
    items: titles.map((title) => ({ id: title, title, date_published: '2026-11-29T08:00:00Z' })),
  }),
});
const anAccount = (name: string, domain: string | null = null) =>
  db().account.create({
    data: {
      id: newId('acc'),
      workspaceId,
      externalId: `crm-${name}`,
      name,
      domain,
      createdAt: new Date(start),
      updatedAt: new Date(start),
    },
  });
const config = (url: string) => sourceConfigSchema.parse({ format: 'feed', url });
const aFeed = async (path: string): Promise<string> =>
  (
    await atMinute(0, () =>
      addSource({
        workspaceId,
        actor,
        name: 'news',
        title: 'News',
        config: config(server.url(path)),
        secrets: [],
      }),
    )
  ).sourceId;
const poll = (sourceId: string, minutes: number): Promise<PolledFeed> =>
  atMinute(minutes, () => pollFeed(sourceId));
const told = async (sourceId: string) => (await readSource(workspaceId, sourceId)).feed;
const signals = async () =>
  (
    await db().signal.findMany({
      where: { workspaceId },
      orderBy: [{ messageId: 'asc' }],
      include: { account: { select: { name: true } } },
    })
  ).map(({ kind, messageId, account }) => ({ kind, messageId, account: account?.name ?? null }));

describe('a feed', () => {
  it('says each thing once, however often it is read', async () => {
    await anAccount('Nordwind Energie');
    server.at('/once', feedOf('Nordwind Energie builds a plant', 'Rain is likely'));
    const id = await aFeed('/once');
    expect(await atMinute(0, () => findDueFeeds(10))).toEqual([id]);
    expect(await poll(id, 0)).toEqual({ outcome: 'read' });
    const first = [
      {
        kind: 'market.mentioned',
        messageId: 'Nordwind Energie builds a plant:crm-Nordwind Energie',
        account: 'Nordwind Energie',
      },
    ];
    expect(await signals()).toEqual(first);
    const feed = await told(id);
    expect(feed).toMatchObject({
      url: server.url('/once'),
      movedTo: null,
      lastPollAt: '2026-11-30T12:00:00.000Z',
      nextPollAt: '2026-11-30T12:30:00.000Z',
      stopped: null,
      problem: null,
      lastResult: { items: 2, fresh: 2, unmatched: 1, accepted: 1, rejected: 0 },
    });
    // Before it is due nobody is asked.
    expect(await poll(id, 29)).toEqual({ outcome: 'not_due' });
    expect(await atMinute(29, () => findDueFeeds(10))).toEqual([]);
    expect(server.asked).toHaveLength(1);
    // Nothing has changed.
    expect(await poll(id, 31)).toEqual({ outcome: 'unchanged' });
    expect(server.asked[1]?.headers['if-none-match']).toBeDefined();
    expect(await told(id)).toMatchObject({
      lastPollAt: '2026-11-30T12:31:00.000Z',
      lastResult: feed?.lastResult,
      problem: null,
    });
    // Read again as a whole.
    server.at('/once', feedOf('Nordwind Energie builds a plant', 'Rain is likely', 'It did rain'));
    expect(await poll(id, 62)).toEqual({ outcome: 'read' });
    expect(await signals()).toEqual(first);
    expect(await told(id)).toMatchObject({ lastResult: { items: 3, fresh: 1, accepted: 0, duplicates: 0 } });
    const hours = await db().sourceHour.findMany({ where: { sourceId: id }, orderBy: { hour: 'asc' } });
    expect(hours.map(({ accepted, duplicates, refused }) => ({ accepted, duplicates, refused }))).toEqual([
      { accepted: 1, duplicates: 0, refused: 0 },
      { accepted: 0, duplicates: 0, refused: 0 },
    ]);
    expect((await readSource(workspaceId, id)).kind).toBe('feed');
  });

  it('gives a signal for each account an item is about, and one without for a topic alone', async () => {
    await anAccount('Nordwind Energie');
    await anAccount('Kaltmeer Reederei', 'kaltmeer.example');
    await db().topic.create({
      data: {
        id: newId('top'),
        workspaceId,
        name: 'wind-power',
        title: 'Wind power',
        patterns: [{ of: 'title', glob: '*wind power*' }],
        weight: 1,
        createdAt: new Date(start),
      },
    });
    server.at(
      '/two',
      feedOf('Nordwind Energie orders ships, says kaltmeer.example', 'Wind power grows', 'Nothing of note'),
    );
    const id = await aFeed('/two');
    await poll(id, 0);
    const item = 'Nordwind Energie orders ships, says kaltmeer.example';
    expect(await signals()).toEqual([
      {
        kind: 'market.mentioned',
        messageId: `${item}:crm-Kaltmeer Reederei`,
        account: 'Kaltmeer Reederei',
      },
      { kind: 'market.mentioned', messageId: `${item}:crm-Nordwind Energie`, account: 'Nordwind Energie' },
      { kind: 'market.mentioned', messageId: 'Wind power grows', account: null },
    ]);
  });

  it('is about accounts that were known when an item was first read', async () => {
    server.at('/later', feedOf('Nordwind Energie builds a plant'));
    const id = await aFeed('/later');
    await poll(id, 0);
    await anAccount('Nordwind Energie');
    server.at('/later', feedOf('Nordwind Energie opens it', 'Nordwind Energie builds a plant'));
    await poll(id, 31);
    expect((await signals()).map(({ messageId }) => messageId)).toEqual([
      'Nordwind Energie opens it:crm-Nordwind Energie',
    ]);
  });

  it('that fails is asked less and less, and says why', async () => {
    await anAccount('Nordwind Energie');
    server.at('/broken', { status: 503 });
    const id = await aFeed('/broken');
    expect(await poll(id, 0)).toEqual({ outcome: 'failed' });
    expect(await poll(id, 9)).toEqual({ outcome: 'not_due' });
    expect(await poll(id, 10)).toEqual({ outcome: 'failed' });
    expect(await told(id)).toMatchObject({
      failures: 2,
      nextPollAt: '2026-11-30T12:30:00.000Z',
      lastResult: null,
      problem: { problem: 'busy', at: '2026-11-30T12:10:00.000Z' },
    });
    const kept = await db().delivery.findMany({ where: { sourceId: id } });
    expect(kept).toHaveLength(2);
    expect(kept[0]).toMatchObject({ status: 'refused', reason: expect.stringContaining('503'), body: null });
    const [row] = (await listSources(workspaceId)).rows;
    expect(row).toMatchObject({ health: 'failing', waiting: 0 });
    server.at('/broken', feedOf('Nordwind Energie is back'));
    expect(await poll(id, 30)).toEqual({ outcome: 'read' });
    expect(await told(id)).toMatchObject({ failures: 0, problem: null });
    expect((await listSources(workspaceId)).rows[0]).toMatchObject({ health: 'healthy' });
    expect(await signals()).toHaveLength(1);
  });

  it('that is gone is not asked again, until somebody asks', async () => {
    await anAccount('Nordwind Energie');
    server.at('/gone', { status: 410 });
    const id = await aFeed('/gone');
    await poll(id, 0);
    expect(await told(id)).toMatchObject({ stopped: 'gone', nextPollAt: null, problem: { problem: 'gone' } });
    expect(await poll(id, 100_000)).toEqual({ outcome: 'not_due' });
    server.at('/gone', feedOf('Nordwind Energie is back'));
    await atMinute(5, () => pollNow({ workspaceId, sourceId: id }));
    expect(await told(id)).toMatchObject({ stopped: null, problem: null, lastResult: { accepted: 1 } });
  });

  it('of which nothing can be recorded is read again later, and nothing of it is lost', async () => {
    await anAccount('Nordwind Energie');
    const topic = {
      id: newId('top'),
      workspaceId,
      name: 'broken',
      title: 'Broken',
      patterns: [{ of: 'nothing' }],
      weight: 1,
      createdAt: new Date(start),
    };
    await db().topic.create({ data: topic });
    server.at('/kept', feedOf('Nordwind Energie builds a plant'));
    const id = await aFeed('/kept');
    expect(await poll(id, 0)).toEqual({ outcome: 'failed' });
    expect(await told(id)).toMatchObject({
      problem: { problem: 'not_recorded' },
      nextPollAt: '2026-11-30T12:30:00.000Z',
    });
    await db().topic.delete({ where: { id: topic.id } });
    expect(await poll(id, 30)).toEqual({ outcome: 'read' });
    expect(await signals()).toHaveLength(1);
  });

  it('is not read twice at once', async () => {
    server.at('/same', feedOf('One'));
    const id = await aFeed('/same');
    const outcomes = await Promise.all([poll(id, 0), poll(id, 0)]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['not_due', 'read']);
    expect(server.asked).toHaveLength(1);
  });
});

describe('the address of a feed', () => {
  it('is one that may be read: what is inside is refused with the field named', async () => {
    vi.stubEnv('WEBHOOKS_INSIDE', '');
    const add = (url: string) =>
      addSource({ workspaceId, actor, name: 'inside', title: 'Inside', config: config(url), secrets: [] });
    for (const url of ['http://127.0.0.1/feed', 'http://10.1.2.3/feed', 'http://[::1]/feed'])
      await expect(add(url)).rejects.toMatchObject({
        code: 'invalid_request',
        invalidParams: [{ in: 'body', name: 'config.url', reason: 'It leads inside the network.' }],
      });
    const { sourceId } = await add('https://news.example/feed');
    await expect(
      editSource({ workspaceId, actor, sourceId, fields: { config: config('http://192.168.0.1/') } }),
    ).rejects.toMatchObject({ code: 'invalid_request' });
    expect(await told(sourceId)).toMatchObject({ url: 'https://news.example/feed', lastPollAt: null });
  });

  it('that only a name hides is refused when it is read', async () => {
    const id = await aFeed('/hidden');
    const { port } = new URL(server.origin);
    const fields = { config: config(`http://localhost:${port}/hidden`) };
    await atMinute(0, () => editSource({ workspaceId, actor, sourceId: id, fields }));
    vi.stubEnv('WEBHOOKS_INSIDE', '');
    expect(await poll(id, 0)).toEqual({ outcome: 'failed' });
    expect(await told(id)).toMatchObject({ problem: { problem: 'refused_address' } });
    expect(server.asked).toEqual([]);
  });

  it('that is replaced is read from its beginning, at once', async () => {
    await anAccount('Nordwind Energie');
    server.at('/old', feedOf('Old'));
    server.at('/new', feedOf('Nordwind Energie moves'));
    const id = await aFeed('/old');
    await poll(id, 0);
    const fields = { config: config(server.url('/new')) };
    await atMinute(1, () => editSource({ workspaceId, actor, sourceId: id, fields }));
    expect(await told(id)).toMatchObject({ url: server.url('/new'), lastPollAt: null, lastResult: null });
    expect(await poll(id, 1)).toEqual({ outcome: 'read' });
    expect(await signals()).toHaveLength(1);
    await atMinute(2, () =>
      editSource({
        workspaceId,
        actor,
        sourceId: id,
        fields: { config: sourceConfigSchema.parse({ format: 'file' }) },
      }),
    );
    expect(await readSource(workspaceId, id)).toMatchObject({ kind: 'file', feed: null });
    expect(await poll(id, 500)).toEqual({ outcome: 'off' });
  });

  it('belongs to feeds, and to nothing else', () => {
    expect(sourceConfigSchema.safeParse({ format: 'feed' }).success).toBe(false);
    expect(sourceConfigSchema.safeParse({ format: 'mail', url: 'https://news.example/' }).success).toBe(
      false,
    );
    expect(sourceConfigSchema.safeParse({ format: 'feed', url: 'file:///etc/passwd' }).success).toBe(false);
  });
});

describe('whoever asks now', () => {
  it('has it read before it is due, but not within a minute, nor while its server is busy', async () => {
    server.at('/now', feedOf('One'));
    const id = await aFeed('/now');
    await poll(id, 0);
    const ask = (minutes: number) => atMinute(minutes, () => pollNow({ workspaceId, sourceId: id }));
    await expect(ask(0.5)).rejects.toMatchObject({ code: 'too_busy', retryAfterSeconds: 30 });
    server.at('/now', { status: 429, headers: { 'retry-after': '7200' } });
    await ask(2);
    expect(await told(id)).toMatchObject({
      problem: { problem: 'busy' },
      nextPollAt: '2026-11-30T14:02:00.000Z',
    });
    await expect(ask(60)).rejects.toMatchObject({ code: 'too_busy', retryAfterSeconds: 3720 });
    expect(server.asked).toHaveLength(2);
  });

  it('needs the permission to change sources, and is shown how it went', async () => {
    server.at('/api', feedOf('One', 'Two'));
    const sourceId = await aFeed('/api');
    const post = async (roles: Parameters<typeof addMember>[1]) => {
      const person = await addMember(workspaceId, roles, { isSample: true });
      const { slug } = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
      const path = `/api/v1/sources/${sourceId}/poll`;
      const response = await pollRoute(await sessionRequest(person.id, slug, { method: 'POST', path }), {
        params: Promise.resolve({ sourceId }),
      });
      return { status: response.status, json: (await response.json()) as unknown };
    };
    expect((await post(['viewer'])).status).toBe(403);
    expect(server.asked).toEqual([]);
    const { status, json } = await post(['admin']);
    expect(status).toBe(200);
    expect(sourceDetailSchema.parse(json).feed).toMatchObject({ lastResult: { items: 2, unmatched: 2 } });
  });

  it('is told where there is nothing to read', async () => {
    const other = await aWorkspace();
    const id = await aFeed('/none');
    await expect(pollNow({ workspaceId: other.id, sourceId: id })).rejects.toMatchObject({
      code: 'not_found',
    });
    await editSource({ workspaceId, actor, sourceId: id, fields: { isOn: false } });
    await expect(pollNow({ workspaceId, sourceId: id })).rejects.toMatchObject({ code: 'conflict' });
    expect(await poll(id, 0)).toEqual({ outcome: 'off' });
    expect(await atMinute(0, () => findDueFeeds(10))).not.toContain(id);
    expect(server.asked).toEqual([]);
  });
});
