import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from './support/until';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => [
    client.createFunction(
      {
        id: 'waits',
        triggers: [{ event: named('start') }],
        cancelOn: [
          { event: named('stop'), if: 'async.data.id == event.data.id' },
          { event: named('start'), if: 'async.data.stops == event.data.id' },
        ],
        onFailure: () => {
          journal.note('failure handled');
        },
      },
      async ({ event, step }) => {
        const [go] = await Promise.all([
          step.waitForEvent('go', {
            event: named('go'),
            timeout: '1h',
            if: 'async.data.id == event.data.id',
          }),
          step.run('registered', () => journal.note(`${String(event.data.id)} waits`)),
        ]);
        return await step.run('after', () => {
          journal.note(`${String(event.data.id)} went on`);
          return go !== null;
        });
      },
    ),
    client.createFunction(
      {
        id: 'any',
        triggers: [{ event: named('start any') }],
        cancelOn: [{ event: named('stop one way') }, { event: named('stop another way') }],
      },
      async ({ event, step }) => {
        await Promise.all([
          step.waitForEvent('never', { event: named('never'), timeout: '1h' }),
          step.run('registered', () => journal.note(`any ${String(event.data.n)} waits`)),
        ]);
      },
    ),
    client.createFunction(
      {
        id: 'briefly',
        triggers: [{ event: named('start briefly') }],
        cancelOn: [{ event: named('stop briefly'), timeout: '1s' }],
      },
      async ({ step }) => {
        await step.sleep('longer than the cancellation lives', '2s');
        await Promise.all([
          step.waitForEvent('end', { event: named('end briefly'), timeout: '1h' }),
          step.run('registered', () => journal.note('briefly awake')),
        ]);
        return 'done';
      },
    ),
    client.createFunction(
      {
        id: 'queued',
        triggers: [{ event: named('start later') }],
        cancelOn: [{ event: named('stop later') }],
      },
      () => journal.note('the cancelled run started'),
    ),
    client.createFunction(
      { id: 'told', triggers: [{ event: 'inngest/function.cancelled' }] },
      ({ event }) => {
        journal.note(`told of ${String(event.data.run_id)}`);
      },
    ),
  ]);
});
afterAll(() => workflows?.stop());

async function start(id: string): Promise<string> {
  const eventId = await workflows.send('start', { id });
  await workflows.journal.waitFor(`${id} waits`);
  return eventId;
}

describe.concurrent('cancelOn', () => {
  it('ends a waiting run by the event its condition names, and no other', async () => {
    const [mine, other] = [await start('mine'), await start('other')];
    await workflows.send('stop', { id: 'nobody' });
    await workflows.send('stop', { id: 'mine' });
    const cancelled = await workflows.end(mine);
    expect(cancelled.status).toBe('Cancelled');
    await workflows.journal.waitFor(`told of ${cancelled.id}`);
    expect((await workflows.api.runsOf(other))[0]?.status).toBe('Running');

    // The cancelled run is deaf, the other is not.
    await workflows.send('go', { id: 'mine' });
    await workflows.send('go', { id: 'other' });
    expect(await workflows.end(other)).toMatchObject({ status: 'Completed', output: true });
    expect(workflows.journal.times('mine went on')).toBe(0);
    expect(workflows.journal.times('failure handled')).toBe(0);
  });

  it('may have several events', async () => {
    for (const event of ['stop one way', 'stop another way']) {
      const eventId = await workflows.send('start any', { n: event });
      await workflows.journal.waitFor(`any ${event} waits`);
      await workflows.send(event);
      expect((await workflows.end(eventId)).status).toBe('Cancelled');
    }
  });

  it('may take the event that starts another run, but never its own', async () => {
    const own = await workflows.send('start', { id: 'own', stops: 'own' });
    await workflows.journal.waitFor('own waits');
    await workflows.settled();
    expect((await workflows.api.runsOf(own))[0]?.status).toBe('Running');
    await workflows.send('stop', { id: 'own' });
    await workflows.end(own);

    const replaced = await start('replaced');
    const next = await workflows.send('start', { id: 'next', stops: 'replaced' });
    expect((await workflows.end(replaced)).status).toBe('Cancelled');
    await workflows.journal.waitFor('next waits');
    await workflows.send('stop', { id: 'next' });
    await workflows.end(next);
  });

  it('listens only as long as it is told', async () => {
    const eventId = await workflows.send('start briefly');
    await workflows.journal.waitFor('briefly awake');
    await workflows.send('stop briefly');
    await workflows.settled();
    await workflows.send('end briefly');
    expect(await workflows.end(eventId)).toMatchObject({ status: 'Completed', output: 'done' });
  });

  it('ends a run that has not begun', async () => {
    const eventId = await workflows.send('start later', {}, { ts: Date.now() + 1_500 });
    await until('the run to be planned', async () => (await workflows.api.runsOf(eventId))[0]);
    await workflows.send('stop later');
    expect((await workflows.end(eventId)).status).toBe('Cancelled');
    // A run of the same moment that nobody cancelled shows that its time has come.
    await workflows.end(await workflows.send('start later', {}, { ts: Date.now() + 2_000 }));
    expect(workflows.journal.times('the cancelled run started')).toBe(1);
  });
});
