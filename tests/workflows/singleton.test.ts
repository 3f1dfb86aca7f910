import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkflows, type Tools, type Workflows } from './support/workflows';

let workflows: Workflows;

/** A function that goes on when it is let. */
const patient = ({ client, journal, named }: Tools, mode: 'skip' | 'cancel', key?: string) => {
  const id = key === undefined ? mode : `${mode}-by-key`;
  return client.createFunction(
    {
      id,
      singleton: key === undefined ? { mode } : { mode, key },
      triggers: [{ event: named(id) }],
    },
    async ({ event, step }) => {
      await Promise.all([
        step.waitForEvent('let go', {
          event: named('let go'),
          timeout: '1h',
          if: 'async.data.n == event.data.n',
        }),
        step.run('registered', () => journal.note(`${id} ${String(event.data.n)} runs`)),
      ]);
      return event.data.n;
    },
  );
};

beforeAll(async () => {
  workflows = await startWorkflows((tools) => [
    patient(tools, 'skip'),
    patient(tools, 'cancel'),
    patient(tools, 'skip', 'event.data.user'),
    patient(tools, 'cancel', 'event.data.user'),
  ]);
});
afterAll(() => workflows?.stop());

async function start(id: string, data: { n: string; user?: unknown }): Promise<string> {
  const eventId = await workflows.send(id, data);
  await workflows.journal.waitFor(`${id} ${data.n} runs`);
  return eventId;
}
async function letGo(eventId: string, n: string): Promise<void> {
  await workflows.send('let go', { n });
  expect(await workflows.end(eventId)).toMatchObject({ status: 'Completed', output: n });
}

describe.concurrent('a singleton', () => {
  it('that skips lets no second run begin until the first has ended', async () => {
    const first = await start('skip', { n: 's1' });
    const second = await workflows.send('skip', { n: 's2' });
    await workflows.settled();
    expect(await workflows.api.runsOf(second)).toEqual([]);
    await letGo(first, 's1');
    await letGo(await start('skip', { n: 's3' }), 's3');
    expect(workflows.journal.times('skip s2 runs')).toBe(0);
  });

  it('that cancels ends the first run for the second', async () => {
    const first = await start('cancel', { n: 'c1' });
    const second = await start('cancel', { n: 'c2' });
    expect((await workflows.end(first)).status).toBe('Cancelled');
    await letGo(second, 'c2');
  });

  it('by key concerns the runs of its key alone, and none whose key is false', async () => {
    const ann = await start('skip-by-key', { n: 'ann', user: 1 });
    const bob = await start('skip-by-key', { n: 'bob', user: 2 });
    const free = await start('skip-by-key', { n: 'free', user: false });
    const freeToo = await start('skip-by-key', { n: 'free too', user: false });
    const again = await workflows.send('skip-by-key', { n: 'ann again', user: 1 });
    await workflows.settled();
    expect(await workflows.api.runsOf(again)).toEqual([]);
    await Promise.all([
      letGo(ann, 'ann'),
      letGo(bob, 'bob'),
      letGo(free, 'free'),
      letGo(freeToo, 'free too'),
    ]);
  });

  it('by key cancels the run of its key alone', async () => {
    const ann = await start('cancel-by-key', { n: 'k1', user: 1 });
    const bob = await start('cancel-by-key', { n: 'k2', user: 2 });
    const next = await start('cancel-by-key', { n: 'k3', user: 1 });
    expect((await workflows.end(ann)).status).toBe('Cancelled');
    await Promise.all([letGo(bob, 'k2'), letGo(next, 'k3')]);
  });
});
