import { cron, type FailureEventArgs } from 'inngest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, startHarness, until } from './support/harness';

let harness: Harness;
const seen: Record<string, unknown>[] = [];
let running = 0;
let mostAtOnce = 0;
const gates: (() => void)[] = [];

beforeAll(async () => {
  harness = await startHarness((client) => [
    client.createFunction(
      {
        id: 'several',
        triggers: [
          { event: 'test/paid', if: 'event.data.amount > 100.0' },
          { event: 'test/gift' },
          { event: 'audit/*' },
        ],
      },
      ({ event }) => event.name,
    ),
    client.createFunction(
      { id: 'once', idempotency: 'event.data.order', triggers: [{ event: 'test/order' }] },
      () => 'done',
    ),
    client.createFunction(
      {
        id: 'fails',
        retries: 0,
        triggers: [{ event: 'test/fails' }],
        onFailure: ({ event, error }: FailureEventArgs) => {
          seen.push({
            original: event.data.event.data,
            run: event.data.run_id,
            error: error.message,
            name: error.name,
          });
        },
      },
      () => {
        throw new TypeError('broken');
      },
    ),
    client.createFunction(
      {
        id: 'narrow',
        concurrency: { limit: 2, key: 'event.data.tenant' },
        triggers: [{ event: 'test/narrow' }],
      },
      async ({ step }) => {
        await step.run('hold', async () => {
          running += 1;
          mostAtOnce = Math.max(mostAtOnce, running);
          await new Promise<void>((resolve) => gates.push(resolve));
          running -= 1;
        });
      },
    ),
    client.createFunction(
      { id: 'ticks', triggers: [cron('TZ=Europe/Berlin 0 9 * * 1')] },
      ({ event }) => event.data,
    ),
    client.createFunction({ id: 'plain', triggers: [{ event: 'test/plain' }] }, ({ event }) => event.data),
    client.createFunction(
      {
        id: 'on-finished',
        triggers: [{ event: 'inngest/function.finished', if: "event.data.function_id == 'test-plain'" }],
      },
      ({ event }) => {
        seen.push({ finished: event.data.run_id, result: event.data.result });
      },
    ),
    client.createFunction({ id: 'waits', triggers: [{ event: 'test/wait' }] }, async ({ step }) => {
      await step.waitForEvent('never', { event: 'test/never', timeout: '1h' });
    }),
  ]);
});
afterAll(() => harness?.stop());

async function countRuns(name: string, data: Record<string, unknown>): Promise<number> {
  const [id = ''] = await harness.send({ name, data });
  return (await harness.runsOf(id)).length;
}

describe('triggers', () => {
  it('start a function by name, prefix and condition', async () => {
    expect(await countRuns('test/paid', { amount: 101 })).toBe(1);
    expect(await countRuns('test/paid', { amount: 99.5 })).toBe(0);
    expect(await countRuns('test/paid', {})).toBe(0);
    expect(await countRuns('test/gift', {})).toBe(1);
    expect(await countRuns('audit/anything', {})).toBe(1);
    expect(await countRuns('test/unknown', {})).toBe(0);
  });

  it('start once per idempotency key and per event id', async () => {
    expect(await countRuns('test/order', { order: 1 })).toBe(1);
    expect(await countRuns('test/order', { order: 1 })).toBe(0);
    expect(await countRuns('test/order', { order: 2 })).toBe(1);
    const twice = await harness.send(
      { name: 'test/plain', id: 'same', data: { n: 1 } },
      { name: 'test/plain', id: 'same', data: { n: 2 } },
    );
    const runs = await Promise.all(twice.map((id) => harness.runsOf(id)));
    expect(runs.map((list) => list.length)).toEqual([1, 0]);
  });

  it('hold an event of the future until its time', async () => {
    const at = Date.now() + 600;
    const [eventId = ''] = await harness.send({ name: 'test/plain', data: { later: true }, ts: at });
    await harness.ended(eventId);
    expect(Date.now()).toBeGreaterThanOrEqual(at);
  });

  it('tell the failure handler and those who listen to endings', async () => {
    const [failing = ''] = await harness.send({ name: 'test/fails', data: { n: 7 } });
    const [failed] = await harness.ended(failing);
    expect(failed?.status).toBe('failed');
    const entry = await until('the failure handler', async () =>
      seen.find((item) => item.run === failed?.id),
    );
    expect(entry).toEqual({ original: { n: 7 }, run: failed?.id, error: 'broken', name: 'TypeError' });

    const [eventId = ''] = await harness.send({ name: 'test/plain', data: { n: 8 } });
    const [run] = await harness.ended(eventId);
    const finished = await until('the listener', async () => seen.find((item) => item.finished === run?.id));
    expect(finished.result).toEqual({ n: 8 });
  });

  it('keep to a concurrency limit per key', async () => {
    const [a, b] = ['a', 'b'].map((tenant) => ({ name: 'test/narrow', data: { tenant } }));
    if (!a || !b) throw new Error('unreachable');
    const ids = await harness.send(a, a, a, a, a, b);
    await until('three calls under way', async () => running === 3);
    // Anything the engine would wrongly start is started before a later event's run is.
    const [later = ''] = await harness.send({ name: 'test/plain', data: {} });
    await harness.ended(later);
    expect(running).toBe(3);
    const opener = setInterval(() => gates.shift()?.(), 5);
    await Promise.all(ids.map((id) => harness.ended(id)));
    clearInterval(opener);
    expect(mostAtOnce).toBe(3);
  });

  it('run a cron tick when it is due and set the next one', async () => {
    const job = async () => {
      const { rows } = await harness.pool.query<{ due_at: Date }>(
        `select due_at from engine.job where kind = 'cron'`,
      );
      return rows[0]?.due_at;
    };
    const due = await job();
    const berlin = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Berlin',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    });
    expect(berlin.format(due)).toBe('Mon 09:00');
    await harness.pool.query(`update engine.job set due_at = now() where kind = 'cron'`);
    await harness.send({ name: 'test/plain', data: {} });
    const run = await until('the tick', async () => {
      const { rows } = await harness.pool.query<{ output: unknown }>(
        `select output from engine.run where function_id = 'test-ticks' and status = 'completed'`,
      );
      return rows[0];
    });
    expect(run.output).toEqual({ cron: 'TZ=Europe/Berlin 0 9 * * 1' });
    expect(await job()).toEqual(due);
  });
});

describe('the API', () => {
  const bearer = async () => {
    const { hashSigningKey } = await import('@/inngest/embedded/signing');
    const { SIGNING_KEY } = await import('./support/test-app');
    return { authorization: `Bearer ${hashSigningKey(SIGNING_KEY)}` };
  };

  it('reads and cancels runs', async () => {
    const [eventId = ''] = await harness.send({ name: 'test/wait' });
    await harness.waitsFor('test/never');
    const headers = await bearer();
    const listed = await fetch(`${harness.engine.url}/v1/events/${eventId}/runs`, { headers }).then((r) =>
      r.json(),
    );
    const id = listed.data[0].run_id;
    expect(listed.data[0]).toMatchObject({ function_id: 'test-waits', status: 'Running' });
    expect((await fetch(`${harness.engine.url}/v1/runs/${id}`, { method: 'DELETE', headers })).status).toBe(
      204,
    );
    const read = await fetch(`${harness.engine.url}/v1/runs/${id}`, { headers }).then((r) => r.json());
    expect(read.data.status).toBe('Cancelled');
    const left = await harness.pool.query(
      'select run_id from engine.job where run_id = $1 union all select run_id from engine.pause where run_id = $1',
      [id],
    );
    expect(left.rowCount).toBe(0);
  });

  it('lets nobody in without the keys', async () => {
    const { url } = harness.engine;
    const post = (path: string) => fetch(`${url}${path}`, { method: 'POST', body: '{"name":"test/plain"}' });
    expect((await post('/e/wrong')).status).toBe(401);
    expect((await post('/fn/register')).status).toBe(401);
    expect((await post('/v1/checkpoint/x/async')).status).toBe(401);
    expect((await fetch(`${url}/v1/runs/x`)).status).toBe(401);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(harness.serveUrl, { method: 'POST', body: '{}' })).status).toBe(401);
  });

  it('answers a checkpoint of a call that lost its run with 409', async () => {
    const headers = { ...(await bearer()), 'content-type': 'application/json' };
    const body = JSON.stringify({
      qi_id: 'gone',
      generation_id: 1,
      steps: [{ op: 'StepRun', id: 'a', data: 1 }],
    });
    const reply = await fetch(`${harness.engine.url}/v1/checkpoint/gone/async`, {
      method: 'POST',
      headers,
      body,
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
    const { rows } = await harness.pool.query('select count(*)::int as n from engine.function where active');
    expect(rows[0].n).toBeGreaterThan(5);
  });
});
