import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => [
    client.createFunction({ id: 'fan', triggers: [{ event: named('fan') }] }, async ({ event, step }) => {
      const before = await step.run('before', () => 1);
      const parts = await Promise.all(
        Array.from({ length: Number(event.data.width) }, (_, n) =>
          step.run(`part ${n}`, () => {
            journal.note(`fan ${String(event.data.width)}:part ${n}`);
            return before + n;
          }),
        ),
      );
      return await step.run('sum', () => {
        journal.note(`fan ${String(event.data.width)}:sum`);
        return parts.reduce((sum, part) => sum + part, 0);
      });
    }),
    client.createFunction({ id: 'chains', triggers: [{ event: named('chains') }] }, async ({ step }) => {
      const chain = async (name: string) => {
        const one = await step.run(`${name} one`, () => 1);
        const two = await step.run(`${name} two`, () => one + 1);
        return two + (await step.run(`${name} three`, () => 10));
      };
      return await Promise.all([chain('a'), chain('b')]);
    }),
    client.createFunction({ id: 'mixed', triggers: [{ event: named('mixed') }] }, async ({ step }) =>
      Promise.all([
        step.run('run', () => 'ran'),
        step.sleep('sleep', '1s').then(() => 'slept'),
        step.waitForEvent('wait', { event: named('never'), timeout: '1s' }),
      ]),
    ),
    client.createFunction({ id: 'race', triggers: [{ event: named('race') }] }, async ({ group, step }) => {
      const winner = await group.parallel({ mode: 'race' }, () =>
        Promise.race([
          step.run('quick', () => 'quick'),
          step.waitForEvent('slow', { event: named('late'), timeout: '1h' }).then(() => 'slow'),
        ]),
      );
      return await step.run('after', () => {
        journal.note(`race won by ${winner}`);
        return winner;
      });
    }),
    client.createFunction(
      { id: 'settles', retries: 0, triggers: [{ event: named('settles') }] },
      async ({ step }) => {
        const settled = await Promise.allSettled([
          step.run('good', () => 'good'),
          step.run('bad', () => {
            journal.note('bad');
            throw new Error('bad luck');
          }),
        ]);
        return settled.map((each) =>
          each.status === 'fulfilled' ? each.value : (each.reason as Error).message,
        );
      },
    ),
  ]);
});
afterAll(() => workflows?.stop());

describe.concurrent('parallel steps', () => {
  it.for([3, 30])('run once each, %d of them, and meet in one step', async (width, { expect }) => {
    const run = await workflows.run('fan', { width });
    expect(run.output).toBe((width * (width - 1)) / 2 + width);
    const did = workflows.journal.under(`fan ${width}:`);
    expect(did).toHaveLength(width + 1);
    expect(new Set(did).size).toBe(width + 1);
    expect(did.at(-1)).toBe('sum');
  });

  it('may be chains that go on beside each other', async () => {
    expect((await workflows.run('chains')).output).toEqual([12, 12]);
  });

  it('may be of different kinds', async () => {
    expect((await workflows.run('mixed')).output).toEqual(['ran', 'slept', null]);
  });

  it('in a race go on after the first, and the run ends when none is under way', async () => {
    const eventId = await workflows.send('race');
    await workflows.journal.waitFor('race won by quick');
    expect((await workflows.api.runsOf(eventId))[0]?.status).toBe('Running');
    await workflows.send('late');
    expect(await workflows.end(eventId)).toMatchObject({ status: 'Completed', output: 'quick' });
    expect(workflows.journal.times('race won by quick')).toBe(1);
  });

  it('fail one by one', async () => {
    expect((await workflows.run('settles')).output).toEqual(['good', 'bad luck']);
    expect(workflows.journal.times('bad')).toBe(1);
  });
});
