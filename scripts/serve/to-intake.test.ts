import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isForIntake, toIntake } from './to-intake.mjs';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(answer: RequestListener): Promise<number> {
  const server = createServer(answer);
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

const echo =
  (name: string): RequestListener =>
  async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { authorization, host } = request.headers;
    response.writeHead(202, { 'x-by': name, 'x-host': host });
    response.end(`${request.url} ${authorization} ${Buffer.concat(parts).toString()}`);
  };

/** The console in front of an intake on that port. */
const consoleBefore = async (intakePort: number) =>
  `http://127.0.0.1:${await listen(toIntake(intakePort, echo('console')))}`;
const post = (address: string, body: string) =>
  fetch(`${address}/v1/batch?a=b`, { method: 'POST', body, headers: { authorization: 'Basic key' } });

describe('what sources send', () => {
  it.each([
    '/v1/track',
    '/v1/batch?x=1',
    '/api/webhooks/src_1',
    '/api/v1/signals',
    '/api/v1/signals?workspace=a',
  ])('%s goes to the intake', (url) => {
    expect(isForIntake({ method: 'POST', url })).toBe(true);
    expect(isForIntake({ method: 'GET', url })).toBe(false);
  });
  it.each(['/', '/api/v1/signals/sig_1', '/api/v1/sources', '/api/inngest', '/v1'])('%s does not', (url) => {
    expect(isForIntake({ method: 'POST', url })).toBe(false);
  });

  it('reaches the intake with its headers and body, and its answer the sender', async () => {
    const address = await consoleBefore(await listen(echo('intake')));
    const answer = await post(address, 'body');
    expect([answer.status, answer.headers.get('x-by')]).toEqual([202, 'intake']);
    // What it was called by stays: signatures cover it.
    expect(answer.headers.get('x-host')).toBe(new URL(address).host);
    expect(await answer.text()).toBe('/v1/batch?a=b Basic key body');
  });

  it('is taken in by the console where no intake listens, whole', async () => {
    const port = await listen(echo('intake'));
    const address = await consoleBefore(port);
    const gone = servers.shift();
    gone?.closeAllConnections();
    await new Promise((resolve) => gone?.close(resolve));
    const answer = await post(address, 'body');
    expect(answer.headers.get('x-by')).toBe('console');
    expect(await answer.text()).toContain('body');
  });

  it('is to be sent again where the intake ends before it has answered', async () => {
    const address = await consoleBefore(await listen((request) => request.destroy()));
    const answer = await post(address, 'body');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await answer.json()).toMatchObject({ status: 503, code: 'unavailable' });
  });
});
