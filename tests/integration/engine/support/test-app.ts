import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inngest, type InngestFunction } from 'inngest';
import { serve } from 'inngest/node';

export const EVENT_KEY = 'test-event-key';
export const SIGNING_KEY = `signkey-test-${'ab'.repeat(32)}`;

const quiet = () => undefined;

/** A client in cloud mode, as the product's: every request is signed. */
export function testClient(engineUrl: string): Inngest {
  return new Inngest({
    id: 'test',
    isDev: false,
    baseUrl: engineUrl,
    eventKey: EVENT_KEY,
    signingKey: SIGNING_KEY,
    logger: { info: quiet, warn: quiet, error: quiet, debug: quiet },
  });
}

/** Serves nothing until functions are given, on a port that is known before the engine starts. */
export async function listenForApp(port = 0): Promise<{ server: Server; serveUrl: string }> {
  const server = createServer((_request, response) => response.writeHead(503).end());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { server, serveUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest` };
}

export function serveFunctions(server: Server, client: Inngest, functions: InngestFunction.Any[]): void {
  const handler = serve({ client, functions });
  server.removeAllListeners('request');
  server.on('request', handler);
}
