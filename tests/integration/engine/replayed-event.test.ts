import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness, until } from './support/harness';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness((client) => [
    client.createFunction({ id: 'waits', triggers: [{ event: 'test/ask' }] }, async ({ step }) => {
      const answer = await step.waitForEvent('answer', { event: 'test/answered', timeout: '1h' });
      return answer?.data.by;
    }),
  ]);
});
afterAll(() => harness?.stop());

it('a wait is not ended by an older event, even when that one is handled again after a crash', async () => {
  const [early] = await harness.send({ name: 'test/answered', data: { by: 'ann' } });
  const [eventId = ''] = await harness.send({ name: 'test/ask' });
  await harness.waitsFor('test/answered');
  await harness.pool.query(`insert into engine.job (id, kind, event_id) values ('again', 'event', $1)`, [
    early,
  ]);
  await harness.send({ name: 'test/unrelated' });
  await until('the old event handled', async () => {
    const { rowCount } = await harness.pool.query(`select 1 from engine.job where kind = 'event'`);
    return rowCount === 0;
  });
  expect((await harness.runsOf(eventId))[0]?.status).toBe('running');
  await harness.send({ name: 'test/answered', data: { by: 'bob' } });
  expect((await harness.ended(eventId))[0]?.output).toBe('bob');
});
