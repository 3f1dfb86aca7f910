import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ApiProblem, apiFetch } from './api';

let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/echo') {
      let body = '';
      request.on('data', (part) => {
        body += String(part);
      });
      request.on('end', () => {
        response.setHeader('content-type', 'application/json');
        response.end(
          JSON.stringify({
            method: request.method,
            workspace: request.headers['mandate-workspace'] ?? null,
            body: body === '' ? null : JSON.parse(body),
          }),
        );
      });
    } else if (request.url === '/problem') {
      response.writeHead(409, { 'content-type': 'application/problem+json' });
      response.end(
        JSON.stringify({
          type: 'https://mandate.example/problems/stale',
          title: 'Already decided',
          status: 409,
          detail: 'Ada granted it a minute ago.',
          code: 'approval_decided',
          remedy: 'Reload to see the outcome.',
          requestId: 'req_1',
          invalidParams: [{ name: 'reason', reason: 'is empty' }],
        }),
      );
    } else if (request.url === '/proxy-down') {
      response.writeHead(502, { 'content-type': 'text/html', 'x-request-id': 'req_2' });
      response.end('<h1>Bad gateway</h1>');
    } else {
      response.writeHead(204);
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

async function problemOf(call: Promise<unknown>): Promise<ApiProblem> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ApiProblem) return error;
  throw new Error(`Expected an ApiProblem, got ${String(error)}`);
}

const echoSchema = z.object({ method: z.string(), workspace: z.string().nullable(), body: z.unknown() });

describe('apiFetch', () => {
  it('sends method, body and workspace, and parses the answer', async () => {
    const answer = await apiFetch(`${origin}/echo`, {
      method: 'POST',
      body: { amountMicros: '5' },
      workspace: 'acme',
      schema: echoSchema,
    });
    expect(answer).toEqual({ method: 'POST', workspace: 'acme', body: { amountMicros: '5' } });
  });

  it('needs no schema where there is no answer', async () => {
    await expect(apiFetch(`${origin}/none`, { method: 'DELETE' })).resolves.toBeUndefined();
  });

  it('throws every field of problem+json', async () => {
    const problem = await problemOf(apiFetch(`${origin}/problem`));
    expect(problem).toMatchObject({
      type: 'https://mandate.example/problems/stale',
      title: 'Already decided',
      status: 409,
      detail: 'Ada granted it a minute ago.',
      code: 'approval_decided',
      remedy: 'Reload to see the outcome.',
      requestId: 'req_1',
      invalidParams: [{ name: 'reason', reason: 'is empty' }],
    });
  });

  it('makes a problem of an answer that is no JSON', async () => {
    const problem = await problemOf(apiFetch(`${origin}/proxy-down`));
    expect(problem).toMatchObject({ status: 502, code: 'http_502', requestId: 'req_2' });
  });

  it('refuses an answer that does not fit the schema', async () => {
    const problem = await problemOf(apiFetch(`${origin}/echo`, { schema: z.object({ id: z.string() }) }));
    expect(problem.code).toBe('unreadable_answer');
    expect(problem.detail).toContain('id');
  });

  it('loads the schema only when there is an answer to parse', async () => {
    let loads = 0;
    const schema = async () => {
      loads += 1;
      return echoSchema;
    };
    await expect(apiFetch(`${origin}/echo`, { schema })).resolves.toMatchObject({ method: 'GET' });
    await problemOf(apiFetch(`${origin}/problem`, { schema }));
    expect(loads).toBe(1);
  });

  it('says that the server is out of reach', async () => {
    const problem = await problemOf(apiFetch('http://127.0.0.1:1/'));
    expect(problem).toMatchObject({ status: 0, code: 'unreachable' });
  });

  it('lets an abort through as what it is', async () => {
    const call = apiFetch(`${origin}/echo`, { signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });
});
