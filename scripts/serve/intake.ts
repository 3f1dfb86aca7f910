import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { constants, setPriority } from 'node:os';
import { Readable } from 'node:stream';
import { POST as signals } from '@/app/api/v1/signals/route';
import { POST as webhook } from '@/app/api/webhooks/[sourceId]/route';
import { POST as tracking } from '@/app/v1/[method]/route';
import { asProblem } from '@/lib/http/as-problem';

// The process that takes signals in: the same routes as the console's, without what stands around them there. Only the console of this
// machine calls it.

const { INTAKE_PORT: port } = process.env;

// Whoever looks at a page waits for it; what arrives is taken in with what is left, and pushed back when that is too little.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const tracked = /^\/v1\/([^/?]+)\/?(?:\?|$)/;
const delivered = /^\/api\/webhooks\/([^/?]+)\/?(?:\?|$)/;

function answer(url: string, request: Request): Promise<Response> {
  const method = tracked.exec(url)?.[1];
  if (method !== undefined)
    return tracking(request, { params: Promise.resolve({ method: decoded(method) }) });
  const sourceId = delivered.exec(url)?.[1];
  if (sourceId !== undefined)
    return webhook(request, { params: Promise.resolve({ sourceId: decoded(sourceId) }) });
  return signals(request, { params: Promise.resolve({}) });
}

/** A part of an address; what is no valid escape stays as it came, and names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

async function answerTo(incoming: IncomingMessage): Promise<Response> {
  const url = incoming.url ?? '/';
  const request = new Request(`http://intake${url}`, {
    method: 'POST',
    headers: headersOf(incoming),
    body: Readable.toWeb(incoming) as ReadableStream,
    // Node reads the body while it arrives; the types are those of a browser.
    duplex: 'half',
  } as RequestInit);
  return answer(url, request);
}

/** Whatever goes wrong with one request, also in reading its head, is told to its sender: the process has others. */
async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await answerTo(incoming).catch(asProblem);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct))
    for (const value of values) headers.append(name, value);
  return headers;
}

const server = createServer((incoming, outgoing) => void serve(incoming, outgoing));
// The console keeps its connections open: one that is closed at the wrong moment loses a request.
server.keepAliveTimeout = 0;
server.requestTimeout = 0;
server.listen(Number(port), '127.0.0.1');

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
