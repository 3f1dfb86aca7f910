import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness } from './support/harness';

let harness: Harness;
const executed: string[] = [];

/** What a new claim does to a job whose holder is believed gone. */
const takeOver = () =>
  harness.pool.query(
    `update engine.job set generation = generation + 1, lease_until = null where kind = 'call'`,
  );

beforeAll(async () => {
  harness = await startHarness((client) => [
    client.createFunction({ id: 'inline', triggers: [{ event: 'test/inline' }] }, async ({ step }) => {
      await step.run('first', async () => {
        executed.push('first');
        if (executed.length === 1) await takeOver();
      });
      await step.run('second', () => executed.push('second'));
      return 'done';
    }),
    client.createFunction({ id: 'targeted', triggers: [{ event: 'test/targeted' }] }, async ({ step }) =>
      Promise.all([
        step.run('left', async () => {
          executed.push('left');
          if (executed.filter((mark) => mark === 'left').length === 1) await takeOver();
          return executed.filter((mark) => mark === 'left').length;
        }),
        step.sleep('right', '1s'),
      ]),
    ),
  ]);
});
afterAll(() => harness?.stop());

it('stops a call that lost its run at its next report: no step after it runs twice', async () => {
  const [eventId = ''] = await harness.send({ name: 'test/inline' });
  expect((await harness.ended(eventId))[0]?.output).toBe('done');
  // The first runs again for the new holder; the second only for one of the two.
  expect([...executed].sort()).toEqual(['first', 'first', 'second']);
});

it('drops the late answer of a call that lost its job', async () => {
  const [eventId = ''] = await harness.send({ name: 'test/targeted' });
  const [run] = await harness.ended(eventId);
  // Each execution returns its own number: the result kept is that of the one who held the job.
  expect(run?.output).toEqual([2, null]);
  const { rows } = await harness.pool.query('select count(*)::int as n from engine.step where run_id = $1', [
    run?.id,
  ]);
  expect(rows[0].n).toBe(2);
});
