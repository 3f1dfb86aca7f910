import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Inngest, InngestFunction } from 'inngest';
import { serve } from 'inngest/node';
import { appHost } from './which-server';

/** A call of the server for a function, before the SDK sees it. */
export type Call = { functionId: string; response: ServerResponse; request: IncomingMessage };
/** Answers a call in the SDK's place by returning true; false lets it through. */
export type Interceptor = (call: Call) => boolean;

export type TestApp = {
  serveUrl: string;
  /** Serves these functions from now on; the server learns of it with the next `sync`. */
  serve: (client: Inngest, functions: InngestFunction.Any[]) => void;
  /** Tells the server what is served, as a deployment does. Throws the server's refusal. */
  sync: () => Promise<void>;
  intercept: (interceptor: Interceptor | null) => void;
  stop: () => void;
};

const PATH = '/api/inngest';

/** An app of its own over HTTP, so that the server under test sees nothing but what any app would show it. */
export async function startTestApp(): Promise<TestApp> {
  let handler = (_request: IncomingMessage, response: ServerResponse): unknown =>
    response.writeHead(503).end();
  let interceptor: Interceptor | null = null;
  const server = createServer((request, response) => {
    const functionId = new URL(request.url ?? '/', 'http://app').searchParams.get('fnId');
    const taken =
      interceptor !== null && functionId !== null && interceptor({ functionId, response, request });
    if (!taken) handler(request, response);
  });
  const local = appHost === '127.0.0.1';
  await new Promise<void>((resolve) => server.listen(0, local ? '127.0.0.1' : '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  const serveOrigin = `http://${appHost}:${port}`;
  return {
    serveUrl: serveOrigin + PATH,
    serve(client, functions) {
      handler = serve({ client, functions, serveOrigin, servePath: PATH });
    },
    async sync() {
      const reply = await fetch(`http://127.0.0.1:${port}${PATH}`, { method: 'PUT' });
      if (!reply.ok) throw new Error(await reply.text());
    },
    intercept(next) {
      interceptor = next;
    },
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}
