import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkpointSteps } from './checkpoint';
import type { EngineContext } from './engine-context';
import { receiveEvents } from './receive-events';
import { RegistrationRefused, registerFunctions } from './register-functions';
import { cancelRun, readHealth, readRun, readRunsOfEvent } from './run-reads';
import { hashSigningKey, sameSecret } from './signing';

const MAX_BODY_BYTES = 64 * 1024 * 1024;

type Reply = { status: number; body: unknown };
type Exchange = {
  engine: EngineContext;
  request: IncomingMessage;
  path: string;
  parts: string[];
  inFlight: () => number;
};
type Route = {
  method: string;
  path: RegExp;
  access: 'open' | 'event key' | 'signing key';
  handle: (exchange: Exchange) => Promise<Reply>;
};

const notFound = (what: string): Reply => ({ status: 404, body: { error: `There is no ${what}.` } });

/** The part of Inngest's HTTP API that the SDK and this product use. */
const routes: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/health$/,
    access: 'open',
    handle: async ({ engine, inFlight }) => ({ status: 200, body: await readHealth(engine, inFlight()) }),
  },
  {
    method: 'POST',
    path: /^\/e\/([^/]+)$/,
    access: 'event key',
    handle: async ({ engine, request }) => {
      const seed = request.headers['x-inngest-event-id-seed'];
      const reply = await receiveEvents(
        engine,
        await readJson(request),
        typeof seed === 'string' ? seed : undefined,
      );
      return { status: reply.status, body: reply };
    },
  },
  {
    method: 'POST',
    path: /^\/fn\/register$/,
    access: 'signing key',
    handle: async ({ engine, request }) => {
      try {
        const { modified } = await registerFunctions(engine, await readJson(request));
        return { status: 200, body: { ok: true, status: 200, modified } };
      } catch (error) {
        if (!(error instanceof RegistrationRefused)) throw error;
        return { status: 400, body: { ok: false, status: 400, error: error.message } };
      }
    },
  },
  {
    method: 'POST',
    path: /^\/v1\/checkpoint\/([^/]+)\/async$/,
    access: 'signing key',
    handle: async ({ engine, request, parts }) => {
      const reply = await checkpointSteps(engine, parts[0] ?? '', await readJson(request));
      return { status: reply.status, body: reply };
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/runs\/([^/]+)$/,
    access: 'signing key',
    handle: async ({ engine, parts }) => {
      const run = await readRun(engine, parts[0] ?? '');
      return run ? { status: 200, body: { data: run } } : notFound('such run');
    },
  },
  {
    method: 'DELETE',
    path: /^\/v1\/runs\/([^/]+)$/,
    access: 'signing key',
    handle: async ({ engine, parts }) =>
      (await cancelRun(engine, parts[0] ?? ''))
        ? { status: 204, body: null }
        : notFound('such run under way'),
  },
  {
    method: 'GET',
    path: /^\/v1\/events\/([^/]+)\/runs$/,
    access: 'signing key',
    handle: async ({ engine, parts }) => ({
      status: 200,
      body: { data: await readRunsOfEvent(engine, parts[0] ?? '') },
    }),
  },
];

class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new BadRequest('The request is larger than 64 MB.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new BadRequest('The request is not JSON.');
  }
}

function mayEnter(engine: EngineContext, route: Route, request: IncomingMessage, parts: string[]): boolean {
  if (route.access === 'open') return true;
  if (route.access === 'event key') return sameSecret(parts[0] ?? '', engine.eventKey);
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  return sameSecret(token, hashSigningKey(engine.signingKey));
}

async function answer(
  engine: EngineContext,
  request: IncomingMessage,
  inFlight: () => number,
): Promise<Reply> {
  const { pathname } = new URL(request.url ?? '/', 'http://engine');
  for (const route of routes) {
    const match = route.method === request.method ? route.path.exec(pathname) : null;
    if (!match) continue;
    const parts = match.slice(1).map(decodeURIComponent);
    if (!mayEnter(engine, route, request, parts))
      return { status: 401, body: { status: 401, error: `The ${route.access} is wrong.` } };
    return await route.handle({ engine, request, path: pathname, parts, inFlight });
  }
  return notFound(`${request.method} ${pathname} in the embedded engine`);
}

async function serve(
  engine: EngineContext,
  inFlight: () => number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let reply: Reply;
  try {
    reply = await answer(engine, request, inFlight);
  } catch (error) {
    const known = error instanceof BadRequest || error instanceof URIError;
    if (!known)
      engine.log('error', 'The engine failed to answer a request.', {
        url: request.url,
        error: (error as Error).message,
      });
    reply = {
      status: known ? 400 : 500,
      body: { status: known ? 400 : 500, error: known ? (error as Error).message : 'The engine failed.' },
    };
  }
  const text = reply.body === null ? '' : JSON.stringify(reply.body);
  response
    .writeHead(reply.status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    })
    .end(text);
}

export type EngineServer = { url: string; close: () => Promise<void> };

export async function listen(
  engine: EngineContext,
  options: { host: string; port: number; inFlight: () => number },
): Promise<EngineServer> {
  const server: Server = createServer(
    (request, response) => void serve(engine, options.inFlight, request, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${options.host}:${port}`, close };
}
