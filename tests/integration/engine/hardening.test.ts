import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, startHarness, until } from './support/harness';
import { EVENT_KEY } from './support/test-app';

let harness: Harness;
const gates: (() => void)[] = [];
const executed: string[] = [];
const times = (mark: string) => executed.filter((entry) => entry === mark).length;

/** Stands until it is let go. */
const hold = (mark: string) => {
  executed.push(mark);
  return new Promise<string>((resolve) => gates.push(() => resolve(mark)));
};
const letGo = () => {
  for (const open of gates.splice(0)) open();
};

beforeAll(async () => {
  harness = await startHarness((client) => [
    client.createFunction(
      { id: 'one', triggers: [{ event: 'test/one' }], concurrency: { limit: 1, key: '"all"' } },
      async ({ event, step }) => {
        if (event.data.sleeps) await step.sleep('nap', '1s');
        else await step.run('hold', () => hold('one'));
      },
    ),
    client.createFunction({ id: 'other', triggers: [{ event: 'test/other' }] }, async ({ step }) => {
      await step.sleep('nap', '1s');
    }),
    client.createFunction({ id: 'slow', retries: 0, triggers: [{ event: 'test/slow' }] }, ({ step }) =>
      step.run('work', () => hold('slow')),
    ),
    client.createFunction(
      { id: 'unwritable', retries: 1, triggers: [{ event: 'test/unwritable' }] },
      async ({ event, step }) => {
        executed.push('unwritable');
        if (event.data.how === 'sleep') await step.sleep('long', '99999999999999w');
        else await step.waitForEvent('odd', { event: 'odd\0name', timeout: '1h' });
      },
    ),
    client.createFunction(
      { id: 'keyed', idempotency: 'event.data.text', triggers: [{ event: 'test/keyed' }] },
      () => 'done',
    ),
    client.createFunction(
      { id: 'alone', singleton: { mode: 'skip' }, triggers: [{ event: 'test/alone' }] },
      () => hold('alone'),
    ),
  ]);
});
afterAll(() => harness?.stop());

it('lets timers pass, whatever stands before a full concurrency key', async () => {
  await harness.send(...Array.from({ length: 5 }, () => ({ name: 'test/one', data: { sleeps: true } })));
  await until('five naps', async () => {
    const { rowCount } = await harness.pool.query(`select 1 from engine.job where kind = 'sleep'`);
    return rowCount === 5;
  });
  await harness.send({ name: 'test/one', data: {} });
  await until('the key to be full', async () => times('one') === 1);
  const [other = ''] = await harness.send({ name: 'test/other' });
  expect((await harness.ended(other))[0]?.status).toBe('completed');
  const { rows } = await harness.pool.query<{ most: number }>(
    `select coalesce(max(generation), 0)::int as most from engine.job where kind = 'sleep'`,
  );
  expect(rows[0]?.most).toBeLessThanOrEqual(1);
  letGo();
});

it('goes on with its own calls when only its hold on the database was lost', async () => {
  const [eventId = ''] = await harness.send({ name: 'test/slow' });
  await until('the call under way', async () => times('slow') === 1);
  await harness.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mandate-engine-owner'`,
  );
  // It owns the database again when it carries out what comes after.
  const [other = ''] = await harness.send({ name: 'test/keyed', data: { text: 'after' } });
  await harness.ended(other);
  letGo();
  expect((await harness.ended(eventId))[0]?.output).toBe('slow');
  expect(times('slow')).toBe(1);
});

it('uses up no event id for a run that a singleton shuts out', async () => {
  const [first = ''] = await harness.send({ name: 'test/alone' });
  await until('the first run', async () => times('alone') === 1);
  const again = () => harness.send({ name: 'test/alone', id: 'told-twice' });
  const [skipped = ''] = await again();
  expect(await harness.runsOf(skipped)).toEqual([]);
  letGo();
  await harness.ended(first);
  const [started = ''] = await again();
  await until('the second run', async () => times('alone') === 2);
  letGo();
  expect((await harness.ended(started))[0]?.status).toBe('completed');
});

describe('what cannot be written', () => {
  it.each(['sleep', 'wait'])('(a %s) spends attempts and fails the run', async (how) => {
    executed.length = 0;
    const [eventId = ''] = await harness.send({ name: 'test/unwritable', data: { how } });
    expect((await harness.ended(eventId))[0]?.error?.message).toBeTruthy();
    expect(times('unwritable')).toBe(2);
  });
});

describe('an event', () => {
  const post = (data: unknown) =>
    fetch(`${harness.engine.url}/e/${EVENT_KEY}`, {
      method: 'POST',
      body: JSON.stringify({ name: 'test/keyed', data }),
    });

  it('may bring a text of any length and kind to a key', async () => {
    for (const text of ['x'.repeat(8_000), 'a\ud800b', '\0']) expect((await post({ text })).status).toBe(200);
  });

  it('is refused when it is larger or deeper than makes sense', async () => {
    let deep: unknown = 'bottom';
    for (let level = 0; level < 200; level += 1) deep = { deep };
    const answer = await post({ deep });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: expect.stringContaining('nested') });
    expect((await post({ text: 'x'.repeat(4_000_000) })).status).toBe(400);
  });
});

it('gives a call that a stop cuts off to its successor, and takes no attempt for it', async () => {
  executed.length = 0;
  const [eventId = ''] = await harness.send({ name: 'test/slow' });
  await until('the call under way', async () => times('slow') === 1);
  await harness.engine.stop();
  const rows = await harness.runsOf(eventId);
  expect(rows[0]?.status).toBe('running');
  const { rows: jobs } = await harness.pool.query<{ attempt: number; free: boolean }>(
    `select attempt, lease_until is null as free from engine.job where run_id = $1`,
    [rows[0]?.id],
  );
  expect(jobs).toEqual([{ attempt: 0, free: true }]);
  letGo();
});
