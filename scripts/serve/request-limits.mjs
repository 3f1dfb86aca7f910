// Preloaded into the app's process. Node ends every request that did not arrive whole within five minutes, a large file on a slow line
// too. Here the upload of a file has longer; everything else keeps the five minutes, so that nobody holds connections by sending slowly.
import { subscribe } from 'node:diagnostics_channel';

export const REQUEST_MS = 300_000;
/** The largest file there may be, 5 GB, at 2 Mbit/s. */
export const UPLOAD_MS = 6 * 3_600_000;

/** @typedef {import('node:http').IncomingMessage} IncomingMessage */

/** @param {IncomingMessage} request */
const hasBody = ({ headers }) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
/** @param {IncomingMessage} request */
const isUpload = ({ method, url }) => method === 'POST' && /^\/api\/v1\/files(?:\?|$)/.test(url ?? '');

subscribe('http.server.request.start', (message) => {
  const { request, server } =
    /** @type {{ request: IncomingMessage, server: import('node:http').Server }} */ (message);
  server.requestTimeout = UPLOAD_MS;
  if (!hasBody(request) || isUpload(request)) return;
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, REQUEST_MS);
  timer.unref();
  for (const event of ['end', 'close']) request.once(event, () => clearTimeout(timer));
});
