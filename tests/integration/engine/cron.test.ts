import { cron } from 'inngest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness, until } from './support/harness';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness((client) => [
    client.createFunction(
      { id: 'ticks', triggers: [cron('TZ=Europe/Berlin 0 9 * * 1')] },
      ({ event }) => event.data,
    ),
    client.createFunction({ id: 'plain', triggers: [{ event: 'test/plain' }] }, () => null),
  ]);
});
afterAll(() => harness?.stop());

async function nextTick(): Promise<Date | undefined> {
  const { rows } = await harness.pool.query<{ due_at: Date }>(
    `select due_at from engine.job where kind = 'cron'`,
  );
  return rows[0]?.due_at;
}

it('a cron tick runs when it is due and sets the next one', async () => {
  const due = await nextTick();
  const berlin = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Berlin',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  expect(berlin.format(due)).toBe('Mon 09:00');
  await harness.pool.query(`update engine.job set due_at = now() where kind = 'cron'`);
  await harness.send({ name: 'test/plain', data: {} });
  const run = await until('the tick', async () => {
    const { rows } = await harness.pool.query<{ output: unknown }>(
      `select output from engine.run where function_id = 'test-ticks' and status = 'completed'`,
    );
    return rows[0];
  });
  expect(run.output).toEqual({ cron: 'TZ=Europe/Berlin 0 9 * * 1' });
  expect(await nextTick()).toEqual(due);
});
