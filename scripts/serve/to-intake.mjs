// Why this is no TypeScript: see console-server.mjs.
import { Agent, request as send } from 'node:http';

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */
/** @typedef {import('node:http').ServerResponse} ServerResponse */
/** @typedef {(request: IncomingMessage, response: ServerResponse) => unknown} Handler */

/** What sources send: tracking calls, webhooks and signals by the API. */
const sent = /^\/(?:v1\/|api\/webhooks\/|api\/v1\/signals(?:\?|$))/;
/** @param {Pick<IncomingMessage, 'method' | 'url'>} request */
export const isForIntake = ({ method, url }) => method === 'POST' && sent.test(url ?? '');

/** Headers between two neighbours only; each writes its own. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'proxy-connection',
  'te',
]);

/**
 * Hands what sources send to the intake process that listens on `port` of this machine. Where nothing listens, `otherwise` answers
 * the request: nothing of it was read. An intake that ends in the middle is a 503, which every sender tries again.
 * @param {number} port
 * @param {Handler} otherwise
 * @returns {Handler}
 */
export function toIntake(port, otherwise) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  return (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => !hopByHop.has(name)),
    );
    const outgoing = send({
      host: '127.0.0.1',
      port,
      agent,
      method: request.method,
      path: request.url,
      headers,
    });
    let isConnected = false;
    outgoing.once('socket', (socket) => {
      const pass = () => {
        isConnected = true;
        request.pipe(outgoing);
      };
      if (socket.connecting) socket.once('connect', pass);
      else pass();
    });
    outgoing.once('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, withoutHops(answer.headers));
      answer.pipe(response);
      answer.once('error', () => response.destroy());
    });
    outgoing.once('error', () => {
      if (!isConnected) otherwise(request, response);
      else if (response.headersSent) response.destroy();
      else unavailable(response);
    });
    // Who goes away before the answer need not be answered; what was taken is kept.
    response.once('close', () => {
      if (!response.writableFinished) outgoing.destroy();
    });
  };
}

/** @param {import('node:http').IncomingHttpHeaders} headers */
const withoutHops = (headers) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !hopByHop.has(name)));

/** @param {ServerResponse} response */
function unavailable(response) {
  const detail = 'The part of the console that takes signals in has just ended and is being started again.';
  response.writeHead(503, { 'Content-Type': 'application/problem+json', 'Retry-After': '2' });
  response.end(
    JSON.stringify({
      type: 'urn:mandate:problem:unavailable',
      title: 'Not available right now',
      status: 503,
      code: 'unavailable',
      detail,
      remedy: 'Send the same request again: what was taken already is not taken twice.',
    }),
  );
}
