import type { Inngest } from 'inngest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, startHarness, until } from './support/harness';
import { testClient } from './support/test-app';

let first: Harness;
let second: Harness;
const executed: string[] = [];

/** The same functions behind two engines; each notes whose app carried a step out. */
const define = (app: string) => (client: Inngest) => [
  client.createFunction({ id: 'note', triggers: [{ event: 'test/note' }] }, ({ step }) =>
    step.run('note', () => {
      executed.push(app);
      return app;
    }),
  ),
  client.createFunction({ id: 'await-answer', triggers: [{ event: 'test/wait' }] }, async ({ step }) => {
    const answer = await step.waitForEvent('answer', { event: 'test/answer', timeout: '1h' });
    return step.run('after', () => `${app}:${answer?.data.by}`);
  }),
];
const roleOf = async ({ engine }: Harness): Promise<string> => {
  const health = (await (await fetch(`${engine.url}/health`)).json()) as { role: string };
  return health.role;
};

beforeAll(async () => {
  first = await startHarness(define('first'));
  second = await startHarness(define('second'));
});
afterAll(async () => {
  await first?.stop();
  await second?.stop();
});

it('takes the same functions over once, however often they are offered', async () => {
  const written = async () => {
    const { rows } = await first.pool.query<{ at: string }>(
      'select max(updated_at)::text as at from engine.function',
    );
    return rows[0]?.at;
  };
  const before = await written();
  await first.engine.register();
  expect(await written()).toBe(before);
});

describe('a second engine on the same database', () => {
  it('stands by: it takes events, and the owner carries them out', async () => {
    expect([await roleOf(first), await roleOf(second)]).toEqual(['owner', 'standby']);
    const [eventId = ''] = await second.send({ name: 'test/note' });
    // Far less than the owner's own look at the table every 30 s: the standby has woken it.
    expect((await second.ended(eventId))[0]?.output).toBe('first');
    expect(executed).toEqual(['first']);
  });

  it('takes over within two seconds when the owner is gone, with its waits', async () => {
    const [waiting = ''] = await first.send({ name: 'test/wait' });
    await first.waitsFor('test/answer');
    await first.stop();
    await until('the takeover', async () => (await roleOf(second)) === 'owner', 2_000);
    await second.send({ name: 'test/answer', data: { by: 'ann' } });
    expect((await second.ended(waiting))[0]?.output).toBe('second:ann');
    first = await startHarness(define('first'));
    expect(await roleOf(first)).toBe('standby');
  });

  it('gives way when its connection is lost, and one of the two goes on', async () => {
    await second.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mandate-engine-owner'`,
    );
    await until(
      'one owner',
      async () => [await roleOf(first), await roleOf(second)].toSorted().join() === 'owner,standby',
    );
    const [eventId = ''] = await testClient(second.engine.url)
      .send({ name: 'test/note' })
      .then(({ ids }) => ids);
    expect((await second.ended(eventId))[0]?.status).toBe('completed');
  });
});
