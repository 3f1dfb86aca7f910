import { cron, type Inngest, type InngestFunction } from 'inngest';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness, until } from './support/harness';

let harness: Harness;

const functionsOf = (client: Inngest, event: string): InngestFunction.Any[] => [
  client.createFunction(
    { id: 'ticks', triggers: [cron('TZ=Europe/Berlin 0 9 * * 1')] },
    ({ event: tick }) => tick.data,
  ),
  client.createFunction({ id: 'plain', triggers: [{ event }] }, () => null),
];

beforeAll(async () => {
  harness = await startHarness((client) => functionsOf(client, 'test/plain'));
});
afterAll(() => harness?.stop());

async function nextTick(): Promise<Date | undefined> {
  const { rows } = await harness.pool.query<{ due_at: Date }>(
    `select due_at from engine.job where kind = 'cron'`,
  );
  return rows[0]?.due_at;
}

/** True at the fiftieth look. */
function lookFiftyTimes() {
  let looks = 0;
  return async () => {
    await harness.pool.query('select 1');
    looks += 1;
    return looks === 50;
  };
}

it('whoever is told that the functions are known finds their ticks in the database', async () => {
  await harness.pool.query(`delete from engine.job where kind = 'cron'`);
  harness.serve(functionsOf(harness.client, 'test/other'));
  const holder = await harness.pool.connect();
  try {
    await holder.query('begin; lock table engine.function in share mode');
    const first = harness.engine.register();
    await until('the first registration to wait for the table', async () => {
      const { rows } = await harness.pool.query(`select 1 from pg_locks where not granted`);
      return rows.length > 0;
    });
    const second = harness.engine.register().then(nextTick);
    // Long enough for the second to have been answered, if it did not wait for the first.
    await Promise.race([second, until('fifty looks', lookFiftyTimes())]);
    await holder.query('commit');
    await first;
    expect(await second).toBeInstanceOf(Date);
  } finally {
    holder.release();
  }
});

it('a cron tick runs when it is due and sets the next one', async () => {
  const due = await nextTick();
  expect(due).toBeInstanceOf(Date);
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
