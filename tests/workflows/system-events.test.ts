import type { FailureEventArgs, GetStepTools, Inngest } from 'inngest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './support/until';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;
type Ending = { of: string; name: string; data: Record<string, unknown> };
const endings: Ending[] = [];
const handled: Record<string, unknown>[] = [];

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => [
    client.createFunction(
      {
        id: 'fails',
        retries: 0,
        triggers: [{ event: named('fail') }],
        onFailure: async ({ event, error, step }: FailureEventArgs & { step: GetStepTools<Inngest> }) => {
          const seen = await step.run('handle', () => ({
            original: event.data.event.data,
            functionId: event.data.function_id,
            run: event.data.run_id,
            name: error.name,
            message: error.message,
          }));
          handled.push(seen);
        },
      },
      () => {
        throw new TypeError('broken');
      },
    ),
    client.createFunction({ id: 'ends', triggers: [{ event: named('end') }] }, ({ event }) => event.data),
    client.createFunction({ id: 'waits', triggers: [{ event: named('wait') }] }, async ({ step }) => {
      await Promise.all([
        step.waitForEvent('never', { event: named('never'), timeout: '1h' }),
        step.run('registered', () => journal.note('waits')),
      ]);
    }),
    client.createFunction(
      {
        id: 'listens',
        triggers: [
          { event: 'inngest/function.finished' },
          { event: 'inngest/function.failed' },
          { event: 'inngest/function.cancelled' },
        ],
      },
      ({ event }) => {
        endings.push({ of: String(event.data.run_id), name: event.name, data: event.data });
      },
    ),
  ]);
});
afterAll(() => workflows?.stop());

const endingOf = (runId: string, name: string) =>
  until(`${name} of ${runId}`, () => endings.find((ending) => ending.of === runId && ending.name === name));

describe.concurrent('the end of a run', () => {
  it('is told with its result', async () => {
    const run = await workflows.run('end', { n: 8 });
    const { data } = await endingOf(run.id, 'inngest/function.finished');
    expect(data).toMatchObject({
      function_id: `${workflows.client.id}-ends`,
      run_id: run.id,
      result: { n: 8 },
      event: { name: workflows.named('end'), data: { n: 8 } },
    });
    expect(endings.filter((ending) => ending.of === run.id)).toHaveLength(1);
  });

  it('by an error is told to the failure handler and to whoever listens', async () => {
    const run = await workflows.run('fail', { n: 7 });
    expect(run.status).toBe('Failed');
    const seen = await until('the failure handler', () => handled.find((each) => each.run === run.id));
    expect(seen).toEqual({
      original: { n: 7 },
      functionId: `${workflows.client.id}-fails`,
      run: run.id,
      name: 'TypeError',
      message: 'broken',
    });
    for (const name of ['inngest/function.failed', 'inngest/function.finished']) {
      const { data } = await endingOf(run.id, name);
      expect(data.error).toMatchObject({ name: 'TypeError', message: 'broken' });
    }
  });

  it('by a person is told as cancelled', async () => {
    const eventId = await workflows.send('wait');
    await workflows.journal.waitFor('waits');
    const [run] = await workflows.api.runsOf(eventId);
    if (!run) throw new Error('The run is gone.');
    await workflows.api.cancel(run.id);
    expect((await workflows.end(eventId)).status).toBe('Cancelled');
    await endingOf(run.id, 'inngest/function.cancelled');
    await endingOf(run.id, 'inngest/function.finished');
    expect(endings.some((ending) => ending.of === run.id && ending.name.endsWith('failed'))).toBe(false);
  });

  it('of a listener is not told: that would never end', async () => {
    await workflows.run('end', { n: 9 });
    await workflows.settled();
    const listeners = endings.filter(({ data }) => data.function_id === `${workflows.client.id}-listens`);
    // Whoever listens to cancelled runs is no listener to endings, and is told of itself.
    const ofEndings = listeners.filter(
      ({ data }) => (data.event as { name: string }).name !== 'inngest/function.cancelled',
    );
    expect(ofEndings).toEqual([]);
  });
});
