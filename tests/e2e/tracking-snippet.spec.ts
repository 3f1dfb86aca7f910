import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { z } from 'zod';

// Not the test of the console: here a site of somebody else speaks with a collector, and nobody is signed in.

const messageSchema = z.looseObject({
  type: z.string(),
  messageId: z.string(),
  anonymousId: z.string(),
  event: z.string().optional(),
  context: z.looseObject({ page: z.looseObject({ path: z.string() }) }),
});
const requestSchema = z.strictObject({
  writeKey: z.literal('mdts_e2e'),
  sentAt: z.iso.datetime(),
  batch: z.array(messageSchema).min(1).max(100),
});
type Collected = { batches: z.infer<typeof requestSchema>[]; methods: string[]; contentTypes: string[] };

const script = readFileSync('public/tracking/mandate.js');

async function serve(listener: RequestListener): Promise<{ origin: string; stop: () => Promise<void> }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

/** Takes what pages send, as the console does: any origin may, and may read until when to wait. */
function collector(collected: Collected, statusOf: () => number): RequestListener {
  return (request, response) => {
    if (request.url === '/tracking/mandate.js') {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      return;
    }
    collected.methods.push(request.method ?? '');
    void textOf(request).then((text) => {
      const status = statusOf();
      collected.contentTypes.push(request.headers['content-type'] ?? '');
      if (status < 300) collected.batches.push(requestSchema.parse(JSON.parse(text)));
      response
        .writeHead(status, {
          'access-control-allow-origin': '*',
          'access-control-expose-headers': 'retry-after',
        })
        .end();
    });
  };
}

/** A page with the script, set by the query of its address: `/a?consent=required`. */
const site =
  (collectorOrigin: () => string): RequestListener =>
  (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const attributes = [...searchParams].map(([name, value]) => `data-${name}="${value}"`).join(' ');
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><title>Page ${pathname}</title>
      <script>window.mandate = window.mandate || []; mandate.push(['track', 'Early', {}]);</script>
      <script async src="${collectorOrigin()}/tracking/mandate.js" data-write-key="mdts_e2e" ${attributes}></script>
      <input name="secret" value="what-people-type"><a href="/b?consent=granted">Next</a>`);
  };

type Shop = {
  url: (path: string) => string;
  collected: Collected;
  answerWith: (status: number) => void;
  stop: () => Promise<void>;
};
async function openShop(): Promise<Shop> {
  const collected: Collected = { batches: [], methods: [], contentTypes: [] };
  let status = 200;
  const console = await serve(collector(collected, () => status));
  const shop = await serve(site(() => console.origin));
  return {
    url: (path) => `${shop.origin}${path}`,
    collected,
    answerWith: (next) => {
      status = next;
    },
    stop: async () => {
      await shop.stop();
      await console.stop();
    },
  };
}

let shop: Shop;
test.beforeEach(async () => {
  shop = await openShop();
});
test.afterEach(() => shop.stop());

const messagesOf = ({ batches }: Collected) => batches.flatMap(({ batch }) => batch);
const namesOf = (collected: Collected) => messagesOf(collected).map(({ type, event }) => event ?? type);
const stored = () => [...Object.keys(window.localStorage), document.cookie].filter((key) => key !== '');

test('nothing is stored or sent before the visitor says yes, and what waited is sent then', async ({
  page,
}) => {
  const { collected } = shop;
  await page.goto(shop.url('/a?consent=required'));
  await page.waitForFunction(() => !Array.isArray(Reflect.get(window, 'mandate')));
  await page.evaluate(() => Reflect.get(window, 'mandate').track('Waiting', {}));
  await page.reload();
  await page.waitForFunction(() => !Array.isArray(Reflect.get(window, 'mandate')));
  expect(await page.evaluate(stored)).toEqual([]);
  expect(collected.methods).toEqual([]);

  await page.evaluate(() => Reflect.get(window, 'mandate').consent({ analytics: true }));
  await expect.poll(() => namesOf(collected)).toEqual(['Early', 'page']);
  expect(collected.batches).toHaveLength(1);
  expect(await page.evaluate(stored)).toEqual(['mandate']);

  await page.evaluate(() => Reflect.get(window, 'mandate').consent({ analytics: false }));
  expect(await page.evaluate(stored)).toEqual([]);
  await page.reload();
  await page.waitForFunction(() => !Array.isArray(Reflect.get(window, 'mandate')));
  expect(await page.evaluate(stored)).toEqual([]);
  expect(namesOf(collected)).toHaveLength(2);
});

test('what a page could not send before it went is sent: by beacon, or by the next page', async ({
  page,
}) => {
  const { collected } = shop;
  await page.goto(shop.url('/a?consent=granted'));
  await page.waitForFunction(() => !Array.isArray(Reflect.get(window, 'mandate')));
  await page.evaluate(() => Reflect.get(window, 'mandate').track('Before leaving', {}));
  await page.getByRole('link', { name: 'Next' }).click();
  await expect
    .poll(() => messagesOf(collected).map(({ context, type, event }) => [context.page.path, event ?? type]))
    .toEqual([
      ['/a', 'Early'],
      ['/a', 'page'],
      ['/a', 'Before leaving'],
      ['/b', 'Early'],
      ['/b', 'page'],
    ]);

  shop.answerWith(503);
  const before = collected.methods.length;
  await page.evaluate(() => Reflect.get(window, 'mandate').track('While it is down', {}));
  await expect.poll(() => collected.methods.length).toBeGreaterThan(before);
  await page.goto(shop.url('/c?consent=granted&auto-page=false'));
  shop.answerWith(200);
  await expect.poll(() => namesOf(collected)).toContain('While it is down');

  const messages = messagesOf(collected);
  expect(new Set(messages.map(({ anonymousId }) => anonymousId)).size).toBe(1);
  expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(messages.length);
  // No preflight: the body is plain text to the browser, and JSON to the collector.
  expect(new Set(collected.methods)).toEqual(new Set(['POST']));
  expect(new Set(collected.contentTypes)).toEqual(new Set(['text/plain;charset=UTF-8']));
  expect(JSON.stringify(collected.batches)).not.toContain('what-people-type');
});

test('moves within a page are page calls, each from where the last one led', async ({ page }) => {
  const { collected } = shop;
  await page.goto(shop.url('/a?consent=granted&spa='));
  await page.waitForFunction(() => !Array.isArray(Reflect.get(window, 'mandate')));
  await page.evaluate(() => history.pushState(null, '', '/a/details'));
  await page.evaluate(() => history.pushState(null, '', '/a/details#top'));
  await page.waitForFunction(() => location.pathname === '/a/details');
  await page.goBack();
  await page.goBack();
  await expect
    .poll(() =>
      messagesOf(collected)
        .filter(({ type }) => type === 'page')
        .map(({ context }) => context.page.path),
    )
    .toEqual(['/a', '/a/details', '/a']);
});
