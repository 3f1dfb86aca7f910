import { cron } from 'inngest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;

beforeAll(async () => {
  workflows = await startWorkflows(({ client, named }) => [
    client.createFunction(
      {
        id: 'several',
        triggers: [
          { event: named('paid'), if: 'event.data.amount > 100.0' },
          { event: named('gift') },
          { event: named('audit/*') },
        ],
      },
      ({ event }) => event.name,
    ),
    client.createFunction(
      {
        id: 'overlapping',
        triggers: [{ event: named('twice') }, { event: named('twice'), if: 'event.data.n == 1.0' }],
      },
      () => 'once',
    ),
    client.createFunction({ id: 'one', triggers: [{ event: named('shared') }] }, () => 'one'),
    client.createFunction({ id: 'other', triggers: [{ event: named('shared') }] }, () => 'other'),
    client.createFunction(
      { id: 'by-order', idempotency: 'event.data.order', triggers: [{ event: named('order') }] },
      () => 'done',
    ),
    client.createFunction({ id: 'plain', triggers: [{ event: named('plain') }] }, ({ event }) => ({
      data: event.data,
      ts: event.ts,
      id: event.id,
    })),
    client.createFunction(
      { id: 'ticks', triggers: [cron('TZ=Europe/Berlin 0 9 * * 1'), { event: named('tick') }] },
      ({ event }) => event.name,
    ),
  ]);
});
afterAll(() => workflows?.stop());

/** How many runs an event has once another one, sent after it, has had its own. */
async function countRuns(eventId: string): Promise<number> {
  await workflows.settled();
  return (await workflows.api.runsOf(eventId)).length;
}

describe.concurrent('triggers', () => {
  it('start a function by name, prefix and condition', async () => {
    const starting = await workflows.sendAll([
      { event: 'paid', data: { amount: 101 } },
      { event: 'gift' },
      { event: 'audit/anything' },
      { event: 'audit/deep/down' },
    ]);
    const outputs = await Promise.all(starting.map(async (id) => (await workflows.end(id)).output));
    expect(outputs).toEqual(['paid', 'gift', 'audit/anything', 'audit/deep/down'].map(workflows.named));
    const idle = await workflows.sendAll([
      { event: 'paid', data: { amount: 99.5 } },
      { event: 'paid', data: {} },
      { event: 'unknown' },
      { event: 'audit' },
    ]);
    for (const id of idle) expect(await countRuns(id)).toBe(0);
  });

  it('start a function once, however many of them fit', async () => {
    const eventId = await workflows.send('twice', { n: 1 });
    await workflows.end(eventId);
    expect(await countRuns(eventId)).toBe(1);
  });

  it('start every function that listens', async () => {
    const runs = await workflows.ended(await workflows.send('shared'), 2);
    expect(runs.map((run) => String(run.output)).sort()).toEqual(['one', 'other']);
  });

  it('may be a cron beside an event', async () => {
    expect((await workflows.run('tick')).output).toBe(workflows.named('tick'));
  });
});

describe.concurrent('an event', () => {
  it('starts one run for each idempotency key', async () => {
    const first = await workflows.send('order', { order: 'a' });
    expect((await workflows.end(first)).output).toBe('done');
    expect(await countRuns(await workflows.send('order', { order: 'a' }))).toBe(0);
    expect((await workflows.run('order', { order: 'b' })).output).toBe('done');
  });

  it('counts once under its id', async () => {
    const id = workflows.named('same');
    const first = await workflows.send('plain', { n: 1 }, { id });
    expect((await workflows.end(first)).output).toMatchObject({ data: { n: 1 }, id });
    expect(await countRuns(await workflows.send('plain', { n: 2 }, { id }))).toBe(0);
  });

  it('of the future starts its run when its time has come', async () => {
    const ts = Date.now() + 1_000;
    const eventId = await workflows.send('plain', { later: true }, { ts });
    const run = await workflows.end(eventId);
    expect(Date.now()).toBeGreaterThanOrEqual(ts);
    expect(run.output).toMatchObject({ data: { later: true }, ts });
  });
});
