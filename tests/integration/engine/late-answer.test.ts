import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness, until } from './support/harness';

let harness: Harness;
const executed: string[] = [];
const finish = new Set<string>();

/** Notes each execution; the first one of a step goes on only when it is told to. */
async function work(name: string): Promise<number> {
  const nth = executed.push(name) && executed.filter((mark) => mark === name).length;
  while (nth === 1 && !finish.has(name)) await pause(10);
  return nth;
}

beforeAll(async () => {
  harness = await startHarness((client) => [
    client.createFunction({ id: 'stalled', triggers: [{ event: 'test/stalled' }] }, async ({ step }) => {
      const before = await step.run('before', () => work('before'));
      await step.sleep('nap', '1s');
      return [before, await step.run('after', () => work('after'))];
    }),
  ]);
});
afterAll(() => harness?.stop());

it('drops the answer of a call whose job has ended and come again since', async () => {
  const [eventId = ''] = await harness.send({ name: 'test/stalled' });
  await until('the first call', async () => executed.includes('before'));
  // Its holder is believed gone, and the run goes on elsewhere: over a sleep, so that its job is a new one.
  await harness.pool.query('update engine.job set lease_until = null');
  await harness.send({ name: 'test/wake' });
  await until('the call after the sleep', async () => executed.includes('after'));
  finish.add('before');
  await pause(500);
  finish.add('after');
  const [run] = await harness.ended(eventId);
  expect(run?.output).toEqual([2, 1]);
  expect(executed).toEqual(['before', 'before', 'after']);
});
