import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Handler = (
  request: Request,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response> | Response;
export type ServedRoute = {
  path: RegExp;
  names: readonly string[];
  handlers: Partial<Record<string, Handler>>;
};

/** Serves route handlers over real HTTP, so that clients of others can call them as they call the console. */
export async function serveRoutes(
  routes: readonly ServedRoute[],
): Promise<{ address: string; close: () => Promise<void> }> {
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    const route = routes.find(({ path }) => path.test(url.pathname));
    const handler = route?.handlers[incoming.method ?? 'GET'];
    const values = route?.path.exec(url.pathname)?.slice(1) ?? [];
    const params = Object.fromEntries((route?.names ?? []).map((name, i) => [name, values[i] ?? '']));
    const response = handler
      ? await handler(await toRequest(incoming, url), { params: Promise.resolve(params) })
      : new Response('There is nothing here.', { status: 404 });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  };
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function toRequest(incoming: IncomingMessage, url: URL): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  const headers = Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return new Request(url, {
    method: incoming.method ?? 'GET',
    headers,
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
  });
}
