import { referenceFunction } from 'inngest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './support/until';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => {
    const doubles = client.createFunction({ id: 'doubles', triggers: [] }, async ({ event, step }) => {
      const { n } = event.data as { n: number };
      return await step.run('double', () => ({ doubled: 2 * n }));
    });
    const nothing = client.createFunction({ id: 'nothing', triggers: [] }, () => undefined);
    const fails = client.createFunction({ id: 'fails', retries: 0, triggers: [] }, () => {
      throw new RangeError('the child failed');
    });
    const sleeps = client.createFunction({ id: 'sleeps', triggers: [] }, async ({ step }) => {
      await step.sleep('long', '2s');
      return await step.run('end', () => journal.note('the sleeping child ended'));
    });
    const waits = client.createFunction({ id: 'waits', triggers: [] }, async ({ runId, step }) => {
      await step.run('say', () => journal.note(`waiting child ${runId}`));
      await step.waitForEvent('never', { event: named('never'), timeout: '1h' });
    });
    const particular = client.createFunction(
      { id: 'particular', triggers: [{ event: named('particular'), if: 'event.data.n > 100.0' }] },
      ({ event }) => event.data.n,
    );
    const caught = async (attempt: () => Promise<unknown>) => {
      try {
        return await attempt();
      } catch (error) {
        return { caught: (error as Error).message };
      }
    };
    return [
      doubles,
      nothing,
      fails,
      sleeps,
      waits,
      particular,
      client.createFunction({ id: 'asks', triggers: [{ event: named('ask') }] }, async ({ step }) => ({
        first: await step.invoke('first', { function: doubles, data: { n: 21 } }),
        byReference: await step.invoke('by reference', {
          function: referenceFunction({ functionId: 'doubles' }),
          data: { n: 4 },
        }),
        parallel: await Promise.all(
          [1, 2, 3].map((n) => step.invoke(`parallel ${n}`, { function: doubles, data: { n } })),
        ),
        nothing: await step.invoke('nothing', { function: nothing }),
        particular: await step.invoke('particular', { function: particular, data: { n: 1 } }),
      })),
      client.createFunction(
        { id: 'survives', retries: 0, triggers: [{ event: named('survive') }] },
        ({ step }) => caught(() => step.invoke('fails', { function: fails })),
      ),
      client.createFunction({ id: 'falls', retries: 2, triggers: [{ event: named('fall') }] }, ({ step }) => {
        journal.note('falls');
        return step.invoke('fails', { function: fails });
      }),
      client.createFunction({ id: 'hurries', triggers: [{ event: named('hurry') }] }, ({ step }) =>
        caught(() => step.invoke('sleeps', { function: sleeps, timeout: '1s' })),
      ),
      client.createFunction({ id: 'errs', triggers: [{ event: named('err') }] }, ({ step }) =>
        caught(() => step.invoke('unknown', { function: referenceFunction({ functionId: 'nowhere' }) })),
      ),
      client.createFunction({ id: 'loses', triggers: [{ event: named('lose') }] }, async ({ step }) => {
        const result = await caught(() => step.invoke('waits', { function: waits }));
        return await step.run('after', () => ({ wentOn: true, result }));
      }),
    ];
  });
});
afterAll(() => workflows?.stop());

describe.concurrent('invoke', () => {
  it('gives what the function returns: by itself, by reference, side by side, past its triggers', async () => {
    expect((await workflows.run('ask')).output).toEqual({
      first: { doubled: 42 },
      byReference: { doubled: 8 },
      parallel: [{ doubled: 2 }, { doubled: 4 }, { doubled: 6 }],
      nothing: null,
      particular: 1,
    });
  });

  it('throws what the function threw', async () => {
    const run = await workflows.run('survive');
    expect(run).toMatchObject({ status: 'Completed', output: { caught: 'the child failed' } });
  });

  it('fails the run when nobody catches that, without a second call of the function', async () => {
    const run = await workflows.run('fall');
    expect(run).toMatchObject({ status: 'Failed', failure: { message: 'the child failed' } });
  });

  it('throws when time is up, and the function goes on', async () => {
    const run = await workflows.run('hurry');
    expect(run.output).toEqual({ caught: 'Timed out waiting for invoked function to complete' });
    await workflows.journal.waitFor('the sleeping child ended');
  });

  it('throws when there is no such function', async () => {
    const { caught } = (await workflows.run('err')).output as { caught: string };
    expect(caught).toMatch(/could not find function/i);
    expect(caught).toContain('nowhere');
  });

  it('does not wait for a function that was cancelled', async () => {
    const eventId = await workflows.send('lose');
    const childId = await until('the child to wait', () => workflows.journal.under('waiting child ')[0]);
    await workflows.api.cancel(childId);
    expect((await workflows.end(eventId)).output).toMatchObject({ wentOn: true });
  });
});
