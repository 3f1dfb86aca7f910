import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Inngest, InngestFunction } from 'inngest';
import { serve } from 'inngest/node';
import { inngest } from '@/inngest/client';
import { startEngine } from '@/inngest/embedded/start-engine';
import { functions } from '@/inngest/functions';

/** With these whoever sends events to it signs. */
export const workflowKeys = {
  INNGEST_EVENT_KEY: 'test-event-key',
  INNGEST_SIGNING_KEY: `signkey-test-${'ab'.repeat(32)}`,
};

export type WorkflowApp = { stop(): Promise<void> };

/**
 * The product's own functions on the embedded engine, over HTTP, against DATABASE_URL, and beside them those that a test adds.
 * @param at where both listen, and the waits before a step is tried again; Inngest's own when left out.
 */
export async function startWorkflowApp(
  more: (client: Inngest) => InngestFunction.Any[] = () => [],
  at: { appPort: number; enginePort: number; retryDelaysMs?: readonly number[] } = {
    appPort: 0,
    enginePort: 0,
    retryDelaysMs: [200],
  },
): Promise<WorkflowApp> {
  let handler: http.RequestListener = (_request, response) => response.writeHead(503).end();
  const server = http.createServer((request, response) => handler(request, response));
  await new Promise<void>((resolve) => server.listen(at.appPort, '127.0.0.1', resolve));
  const serveUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`;
  const engine = await startEngine({
    databaseUrl: process.env.DATABASE_URL ?? '',
    eventKey: workflowKeys.INNGEST_EVENT_KEY,
    signingKey: workflowKeys.INNGEST_SIGNING_KEY,
    port: at.enginePort,
    ...(at.retryDelaysMs ? { retryDelaysMs: at.retryDelaysMs, retryJitterMs: 0 } : {}),
    serveUrl,
    log: () => undefined,
  });
  Object.assign(process.env, workflowKeys, { INNGEST_BASE_URL: engine.url });
  // An earlier file of this process may have had another engine.
  inngest.setEnvVars();
  handler = serve({ client: inngest, functions: [...functions, ...more(inngest)] });
  await engine.register();
  return {
    async stop() {
      await engine.stop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Asks again until `read` gives something other than null, or fails with what it was waiting for. */
export async function until<T>(
  what: string,
  read: () => Promise<T | null | false>,
  timeoutMs = 25_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (value !== null && value !== false) return value;
    if (Date.now() > end) throw new Error(`Waited ${timeoutMs} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
