import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { checkpointSteps } from './checkpoint';
import { isDataFault } from './database';
import type { EngineContext } from './engine-context';
import { receiveEvents } from './receive-events';
import { loadFunctions, RegistrationRefused, registerFunctions } from './register-functions';
import { rerunRun } from './rerun-run';
import { cancelRun, listRuns, readHealth, runFilterSchema } from './run-reads';
import { parseJson } from './safe-json';
import { sendSignal, signalSchema } from './send-signal';
import { hashSigningKey, sameSecret } from './signing';

const MAX_BODY_BYTES = 64 * 1024 * 1024;

type Reply = { status: number; body: unknown };
type Exchange = {
  engine: EngineContext;
  /** The part of the path that the route leaves open. */
  part: string;
  query: Record<string, string>;
  seed: string | undefined;
  readBody: () => Promise<unknown>;
};
type Access = 'open' | 'event key' | 'signing key';
type Handler = (exchange: Exchange) => Promise<Reply>;

const ok = (body: unknown): Reply => ({ status: 200, body });
const refused = (status: number, error: string): Reply => ({ status, body: { status, error } });
const withStatus = <R extends { status: number }>(reply: R): Reply => ({ status: reply.status, body: reply });

const rerunSchema = z.object({ from_step: z.string().nullish() });

/** The part of Inngest's HTTP API that the SDK and this product use; `rerun` and the list of runs are the engine's own. */
const routes: Readonly<Record<string, [Access, Handler]>> = {
  'GET /health': ['open', async ({ engine }) => ok(await readHealth(engine))],
  'POST /e/:': [
    'event key',
    async ({ engine, readBody, seed }) => withStatus(await receiveEvents(engine, await readBody(), seed)),
  ],
  'POST /fn/register': [
    'signing key',
    async ({ engine, readBody }) => {
      await engine.roleKnown;
      return ok({ ok: true, status: 200, ...(await registerFunctions(engine, await readBody())) });
    },
  ],
  'POST /v1/checkpoint/:/async': [
    'signing key',
    async ({ engine, part, readBody }) => withStatus(await checkpointSteps(engine, part, await readBody())),
  ],
  'POST /v1/signals': [
    'signing key',
    async ({ engine, readBody }) => {
      const runId = await sendSignal(engine, signalSchema.parse(await readBody()));
      return runId === null ? refused(404, 'No run waits for this signal.') : ok({ data: { run_id: runId } });
    },
  ],
  'GET /v1/runs': [
    'signing key',
    async ({ engine, query }) => ok({ data: await listRuns(engine, runFilterSchema.parse(query)) }),
  ],
  'GET /v1/runs/:': [
    'signing key',
    async ({ engine, part }) => {
      const [run] = await listRuns(engine, { run_id: part, limit: 1 });
      return run ? ok({ data: run }) : refused(404, 'There is no such run.');
    },
  ],
  'DELETE /v1/runs/:': [
    'signing key',
    async ({ engine, part }) =>
      (await cancelRun(engine, part))
        ? { status: 204, body: null }
        : refused(404, 'There is no such run under way.'),
  ],
  'POST /v1/runs/:/rerun': [
    'signing key',
    async ({ engine, part, readBody }) => {
      const result = await rerunRun(engine, part, rerunSchema.parse(await readBody()).from_step ?? null);
      return 'runId' in result
        ? ok({ data: { run_id: result.runId } })
        : refused(404, `There is no such ${result.missing}.`);
    },
  ],
  'GET /v1/events/:/runs': [
    'signing key',
    async ({ engine, part }) => ok({ data: await listRuns(engine, { event_id: part, limit: 200 }) }),
  ],
};

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
  const body = parseJson(Buffer.concat(chunks).toString('utf8'));
  if (body === undefined) throw new BadRequest('The request is not JSON.');
  return body;
}

function mayEnter(engine: EngineContext, access: Access, request: IncomingMessage, part: string): boolean {
  if (access === 'open') return true;
  if (access === 'event key') return sameSecret(part, engine.eventKey);
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  return sameSecret(token, hashSigningKey(engine.signingKey));
}

async function answer(engine: EngineContext, request: IncomingMessage): Promise<Reply> {
  if (!URL.canParse(request.url ?? '/', 'http://engine')) return refused(400, 'This is no address.');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://engine');
  const open = /^\/(?:e|v1\/(?:runs|events|checkpoint))\/([^/]+)/.exec(pathname)?.[1];
  const pattern = open === undefined ? pathname : pathname.replace(`/${open}`, '/:');
  const [access, handle] = routes[`${request.method} ${pattern}`] ?? [];
  if (!access || !handle) return refused(404, `The embedded engine has no ${request.method} ${pathname}.`);
  const part = decodeURIComponent(open ?? '');
  if (!mayEnter(engine, access, request, part)) return refused(401, `The ${access} is wrong.`);
  // A standby works with what the owner has registered.
  if (engine.role === 'standby' && request.method !== 'GET') await loadFunctions(engine);
  const seed = request.headers['x-inngest-event-id-seed'];
  return handle({
    engine,
    part,
    query: Object.fromEntries(searchParams),
    seed: typeof seed === 'string' ? seed : undefined,
    readBody: () => readJson(request),
  });
}

async function serve(
  engine: EngineContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = await answer(engine, request).catch((error: Error) => {
    if (error instanceof z.ZodError) return refused(400, z.prettifyError(error));
    if (error instanceof RegistrationRefused)
      return { status: 400, body: { ok: false, status: 400, error: error.message } };
    const caller = error instanceof BadRequest || error instanceof URIError || isDataFault(error);
    if (caller || request.destroyed) return refused(400, error.message);
    engine.log('error', 'The engine failed to answer a request.', {
      url: request.url,
      error: error.message,
    });
    return refused(500, 'The engine failed.');
  });
  const text = reply.body === null ? '' : JSON.stringify(reply.body);
  response
    .writeHead(reply.status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    })
    .end(text);
}

/** Answers on an address, any free port for 0, until it is closed. */
export async function listen(engine: EngineContext, host: string, onPort: number) {
  const server = createServer((request, response) => void serve(engine, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(onPort, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://${host}:${port}`, close };
}
