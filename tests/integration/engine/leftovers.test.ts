import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, startHarness, until } from './support/harness';

let harness: Harness;
let afterRace = 0;

beforeAll(async () => {
  harness = await startHarness((client) => [
    client.createFunction({ id: 'race', triggers: [{ event: 'test/race' }] }, async ({ group, step }) => {
      const winner = await group.parallel({ mode: 'race' }, () =>
        Promise.race([
          step.run('quick', () => 'quick'),
          step.waitForEvent('slow', { event: 'test/late', timeout: '1h' }).then(() => 'slow'),
        ]),
      );
      await step.run('after', () => ++afterRace);
      return winner;
    }),
    client.createFunction({ id: 'waits', triggers: [{ event: 'test/wait' }] }, ({ event, step }) =>
      step.waitForEvent('answer', { event: 'test/answered', timeout: String(event.data.timeout) }),
    ),
  ]);
});
afterAll(() => harness?.stop());

async function expectNothingLeft(): Promise<void> {
  const left = await harness.pool.query(
    'select id from engine.job union all select step_id from engine.pause',
  );
  expect(left.rows).toEqual([]);
}

describe('a run that has ended leaves no job and no wait', () => {
  it('after a race whose loser came late', async () => {
    const [eventId = ''] = await harness.send({ name: 'test/race' });
    await until('the step after the race', async () => afterRace === 1);
    await harness.send({ name: 'test/late' });
    expect((await harness.ended(eventId))[0]).toMatchObject({ status: 'completed', output: 'quick' });
    await expectNothingLeft();
  });

  it('after an event, with the timer of the wait', async () => {
    const [eventId = ''] = await harness.send({ name: 'test/wait', data: { timeout: '1h' } });
    await harness.waitsFor('test/answered');
    await harness.send({ name: 'test/answered', data: {} });
    expect((await harness.ended(eventId))[0]?.output).toMatchObject({ name: 'test/answered', user: {} });
    await expectNothingLeft();
  });

  it('after a timeout', async () => {
    const [eventId = ''] = await harness.send({ name: 'test/wait', data: { timeout: '1s' } });
    expect((await harness.ended(eventId))[0]?.output).toBeNull();
    await expectNothingLeft();
  });

  it('after it was cancelled', async () => {
    const [eventId = ''] = await harness.send({ name: 'test/wait', data: { timeout: '1h' } });
    await harness.waitsFor('test/answered');
    const { hashSigningKey } = await import('@/inngest/embedded/signing');
    const { SIGNING_KEY } = await import('./support/test-app');
    const [run] = await harness.runsOf(eventId);
    await fetch(`${harness.engine.url}/v1/runs/${run?.id}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${hashSigningKey(SIGNING_KEY)}` },
    });
    expect((await harness.ended(eventId))[0]?.status).toBe('cancelled');
    await expectNothingLeft();
  });
});
