import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => [
    client.createFunction(
      {
        id: 'late',
        concurrency: 1,
        timeouts: { start: '1s' },
        triggers: [{ event: named('late') }],
      },
      async ({ event, step }) => {
        await step.run('occupy', async () => {
          journal.note(`late: ${String(event.data.n)}`);
          await pause(1_500);
        });
        await step.sleep('on', '1s');
        return event.data.n;
      },
    ),
    client.createFunction(
      {
        id: 'long',
        timeouts: { finish: '1s' },
        triggers: [{ event: named('long') }],
        onFailure: () => void journal.note('failure handled'),
      },
      async ({ step }) => {
        await step.run('begin', () => journal.note('long began'));
        await step.waitForEvent('never', { event: named('never'), timeout: '1h' });
      },
    ),
    client.createFunction(
      { id: 'quick', timeouts: { start: '5s', finish: '5s' }, triggers: [{ event: named('quick') }] },
      async ({ step }) => {
        await step.sleep('short', '1s');
        return 'done';
      },
    ),
    client.createFunction(
      { id: 'busy', timeouts: { finish: '1s' }, triggers: [{ event: named('busy') }] },
      async ({ step }) => {
        await step.run('work on', async () => {
          await pause(1_500);
          journal.note('busy worked');
        });
        await step.sleep('then', '1s');
        await step.run('more', () => journal.note('busy went on'));
      },
    ),
  ]);
});
afterAll(() => workflows?.stop());

describe.concurrent('timeouts', () => {
  it('cancel a run that does not start in time, and not one that did', async () => {
    const first = await workflows.send('late', { n: 1 });
    await workflows.journal.waitFor('late: 1');
    const second = await workflows.send('late', { n: 2 });
    expect((await workflows.end(second)).status).toBe('Cancelled');
    expect(await workflows.end(first)).toMatchObject({ status: 'Completed', output: 1 });
    expect(workflows.journal.under('late: ')).toEqual(['1']);
  });

  it('cancel a run that does not finish in time, while it waits', async () => {
    const run = await workflows.run('long');
    expect(run.status).toBe('Cancelled');
    expect(workflows.journal.times('long began')).toBe(1);
    expect(workflows.journal.times('failure handled')).toBe(0);
  });

  it('cancel a run while a step is under way, which changes nothing any more', async () => {
    const run = await workflows.run('busy');
    expect(run.status).toBe('Cancelled');
    await workflows.journal.waitFor('busy worked');
    await workflows.settled();
    expect((await workflows.api.read(run.id)).status).toBe('Cancelled');
    expect(workflows.journal.times('busy went on')).toBe(0);
  });

  it('leave alone what is in time', async () => {
    expect(await workflows.run('quick')).toMatchObject({ status: 'Completed', output: 'done' });
  });
});
