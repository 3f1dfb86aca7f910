import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => [
    client.createFunction(
      { id: 'sequence', triggers: [{ event: named('sequence') }] },
      async ({ event, step }) => {
        const key = String(event.data.key);
        const first = await step.run('first', () => journal.note(`${key}:first`));
        await step.sleep('nap', '1s');
        const second = await step.run('second', () => journal.note(`${key}:second`));
        return { first, second, data: event.data };
      },
    ),
    client.createFunction({ id: 'until', triggers: [{ event: named('until') }] }, async ({ event, step }) => {
      await step.sleepUntil('wake', new Date(String(event.data.at)));
      return 'awake';
    }),
    client.createFunction({ id: 'loop', triggers: [{ event: named('loop') }] }, async ({ step }) => {
      const numbers: number[] = [];
      for (let i = 0; i < 5; i++)
        numbers.push(
          await step.run('same id', () => {
            journal.note('loop');
            return i * 10;
          }),
        );
      return numbers;
    }),
    client.createFunction({ id: 'long', triggers: [{ event: named('long') }] }, async ({ step }) => {
      let sum = 0;
      for (let i = 1; i <= 200; i++)
        sum += await step.run(`add ${i}`, () => {
          journal.note('long');
          return i;
        });
      return sum;
    }),
    client.createFunction({ id: 'sends', triggers: [{ event: named('sends') }] }, async ({ step }) => {
      const { ids } = await step.sendEvent('send', [
        { name: named('sent'), data: { n: 1 } },
        { name: named('sent'), data: { n: 2 } },
      ]);
      return ids;
    }),
    client.createFunction({ id: 'sent', triggers: [{ event: named('sent') }] }, ({ event }) => event.data.n),
    client.createFunction(
      { id: 'bare', triggers: [{ event: named('bare') }] },
      ({ event, attempt, runId }) => ({
        data: event.data,
        user: event.user,
        attempt,
        runId,
      }),
    ),
  ]);
});
afterAll(() => workflows?.stop());

describe.concurrent('steps', () => {
  it('run once each, around a sleep', async () => {
    const started = performance.now();
    const run = await workflows.run('sequence', { key: 'sequence' });
    expect(run).toMatchObject({
      status: 'Completed',
      output: { first: 1, second: 1, data: { key: 'sequence' } },
    });
    expect(workflows.journal.under('sequence:')).toEqual(['first', 'second']);
    expect(performance.now() - started).toBeGreaterThanOrEqual(950);
  });

  it('sleep until a time, and not at all when it has passed', async () => {
    const started = Date.now();
    const soon = workflows.run('until', { at: new Date(started + 2_000).toISOString() });
    const past = await workflows.run('until', { at: new Date(started - 60_000).toISOString() });
    expect(past.output).toBe('awake');
    expect((await soon).output).toBe('awake');
    // A real server rounds to whole seconds.
    expect(Date.now() - started).toBeGreaterThanOrEqual(1_400);
  });

  it('may share an id in a loop', async () => {
    expect((await workflows.run('loop')).output).toEqual([0, 10, 20, 30, 40]);
    expect(workflows.journal.times('loop')).toBe(5);
  });

  it('may be two hundred in a run', async () => {
    expect((await workflows.run('long')).output).toBe(20_100);
    expect(workflows.journal.times('long')).toBe(200);
  });

  it('send events that start other functions', async () => {
    const ids = (await workflows.run('sends')).output as string[];
    const runs = await Promise.all(ids.map((id) => workflows.end(id)));
    expect(runs.map((run) => run.output)).toEqual([1, 2]);
  });

  it('need not be there at all', async () => {
    const run = await workflows.run('bare', { deep: { list: [1, { a: null }] } });
    expect(run.output).toEqual({
      data: { deep: { list: [1, { a: null }] } },
      user: {},
      attempt: 0,
      runId: run.id,
    });
  });
});
