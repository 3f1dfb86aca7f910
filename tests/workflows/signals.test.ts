import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => [
    client.createFunction({ id: 'waits', triggers: [{ event: named('wait') }] }, async ({ event, step }) => {
      const { signal, timeout, onConflict } = event.data as {
        signal: string;
        timeout: string;
        onConflict?: 'replace' | 'fail';
      };
      // The step beside it runs only once the wait is registered.
      const [got] = await Promise.all([
        step.waitForSignal('signal', { signal, timeout, onConflict: onConflict ?? 'fail' }),
        step.run('registered', () => journal.note(`${signal} awaited`)),
      ]);
      return { got };
    }),
    client.createFunction(
      { id: 'catches', retries: 3, triggers: [{ event: named('catch') }] },
      async ({ event, step }) => {
        try {
          const signal = String(event.data.signal);
          return await step.waitForSignal('signal', { signal, timeout: '1h', onConflict: 'fail' });
        } catch {
          journal.note('conflict caught');
          return 'caught';
        }
      },
    ),
    client.createFunction({ id: 'sends', triggers: [{ event: named('send') }] }, async ({ event, step }) => {
      await step.sendSignal('send', { signal: String(event.data.signal), data: { from: 'a function' } });
      return 'sent';
    }),
  ]);
});
afterAll(() => workflows?.stop());

/** A signal is the server's, not the app's: apart from those of other test runs. */
const own = (signal: string) => workflows.named(signal);

/** Starts a run that waits for a signal, and comes back when it does. */
async function startWaiting(signal: string, timeout = '1h', onConflict?: string): Promise<string> {
  const before = workflows.journal.times(`${own(signal)} awaited`);
  const eventId = await workflows.send('wait', { signal: own(signal), timeout, onConflict });
  await workflows.journal.waitFor(`${own(signal)} awaited`, before + 1);
  return eventId;
}

describe.concurrent('a signal', () => {
  it('ends the wait for it, with its data', async () => {
    const eventId = await startWaiting('go');
    const { status, runId } = await workflows.api.signal(own('go'), { n: 1 });
    expect(status).toBe(200);
    expect(await workflows.end(eventId)).toMatchObject({
      id: runId,
      status: 'Completed',
      output: { got: { signal: own('go'), data: { n: 1 } } },
    });
  });

  it('that nobody waits for is answered with 404', async () => {
    expect(await workflows.api.signal(own('nobody'), {})).toEqual({ status: 404, runId: null });
  });

  it('is taken once', async () => {
    const eventId = await startWaiting('one-use');
    await workflows.api.signal(own('one-use'), 1);
    await workflows.end(eventId);
    expect((await workflows.api.signal(own('one-use'), 2)).status).toBe(404);
  });

  it('can be sent by a function', async () => {
    const eventId = await startWaiting('from-function');
    await workflows.run('send', { signal: own('from-function') });
    expect((await workflows.end(eventId)).output).toMatchObject({ got: { data: { from: 'a function' } } });
  });

  it('that does not come in time is null', async () => {
    expect((await workflows.end(await startWaiting('never', '1s'))).output).toEqual({ got: null });
    expect((await workflows.api.signal(own('never'), 1)).status).toBe(404);
  });
});

describe.concurrent('a second wait for a signal', () => {
  it('fails its run at once, whatever the function catches, and the first waits on', async () => {
    const first = await startWaiting('taken');
    const failed = await workflows.run('catch', { signal: own('taken') });
    expect(failed.status).toBe('Failed');
    expect(failed.failure?.message).toBe('Signal conflict; signal wait already exists for another run');
    expect(workflows.journal.times('conflict caught')).toBe(0);
    await workflows.api.signal(own('taken'), 'for the first');
    expect((await workflows.end(first)).output).toMatchObject({ got: { data: 'for the first' } });
  });

  it('takes it over if it is to replace, and the first waits in vain', async () => {
    const first = await startWaiting('replaced', '2s');
    const second = await startWaiting('replaced', '1h', 'replace');
    await workflows.api.signal(own('replaced'), 'for the second');
    expect((await workflows.end(second)).output).toMatchObject({ got: { data: 'for the second' } });
    expect(await workflows.end(first)).toMatchObject({ status: 'Completed', output: { got: null } });
  });
});
