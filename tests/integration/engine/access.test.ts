import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashSigningKey } from '@/inngest/embedded/signing';
import { type Harness, startHarness } from './support/harness';
import { SIGNING_KEY } from './support/test-app';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness((client) => [
    client.createFunction({ id: 'plain', triggers: [{ event: 'test/plain' }] }, () => null),
    client.createFunction({ id: 'other', triggers: [{ event: 'test/other' }] }, () => null),
  ]);
});
afterAll(() => harness?.stop());

describe('the engine', () => {
  it('lets nobody in without the keys, and the app none but the engine', async () => {
    const { url } = harness.engine;
    const post = (path: string) => fetch(`${url}${path}`, { method: 'POST', body: '{"name":"test/plain"}' });
    expect((await post('/fn/register')).status).toBe(401);
    expect((await post('/v1/checkpoint/x/async')).status).toBe(401);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(harness.serveUrl, { method: 'POST', body: '{}' })).status).toBe(401);
  });

  it('answers a checkpoint of a call that lost its run with 409', async () => {
    const reply = await fetch(`${harness.engine.url}/v1/checkpoint/gone/async`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${hashSigningKey(SIGNING_KEY)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        qi_id: 'gone',
        generation_id: 1,
        steps: [{ op: 'StepRun', id: 'a', data: 1 }],
      }),
    });
    expect(reply.status).toBe(409);
  });

  it('refuses functions it cannot run faithfully, with a sentence, and keeps the old ones', async () => {
    const unfaithful = harness.client.createFunction(
      {
        id: 'limited',
        throttle: { limit: 1, period: '1m' },
        priority: { run: '100' },
        triggers: [{ event: 'test/plain' }],
      },
      () => null,
    );
    harness.serve([unfaithful]);
    await expect(harness.engine.register()).rejects.toThrow(
      'Function "test-limited": the embedded engine does not do throttle: use concurrency.',
    );
    await expect(harness.engine.register()).rejects.toThrow('priority');
    const { rows } = await harness.pool.query('select id from engine.function where active order by id');
    expect(rows).toEqual([{ id: 'test-other' }, { id: 'test-plain' }]);
  });
});
