import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { REQUEST_MS, UPLOAD_MS } from './request-limits.mjs';

let server: Server;
const sockets: Socket[] = [];
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  server = createServer((request, response) => {
    request.resume().once('end', () => response.end('whole'));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.close();
  vi.useRealTimers();
});

/** Begins a request of which half the body is sent. @returns once the server has begun to read it. */
async function sendHalf(target: string): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => undefined);
  const begun = once(server, 'request');
  socket.write(`POST ${target} HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\nhalf`);
  await begun;
  return socket;
}
const answer = async (socket: Socket): Promise<string> => String((await once(socket, 'data'))[0]);

it('a request that does not arrive whole in time is ended', async () => {
  const socket = await sendHalf('/api/webhooks/src_1');
  const ended = once(socket, 'close');
  vi.advanceTimersByTime(REQUEST_MS);
  await ended;
});

it('the upload of a file goes on, as long as a slow line needs', async () => {
  const socket = await sendHalf('/api/v1/files?name=large.csv');
  vi.advanceTimersByTime(UPLOAD_MS - 1);
  socket.write('half');
  expect(await answer(socket)).toContain('whole');
  // Node's own limit, which counts for whatever is sent before a request has begun.
  expect(server.requestTimeout).toBe(UPLOAD_MS);
  expect(server.headersTimeout).toBeLessThan(REQUEST_MS);
});

it('a request that came whole is left alone, however long its answer takes', async () => {
  const socket = await sendHalf('/api/v1/signals');
  socket.write('half');
  expect(await answer(socket)).toContain('whole');
  vi.advanceTimersByTime(REQUEST_MS);
  const again = once(server, 'request');
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await again;
  expect(await answer(socket)).toContain('whole');
});
