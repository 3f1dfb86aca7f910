import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness, until } from './support/harness';

let harness: Harness;
const started: string[] = [];
const gates: (() => void)[] = [];

/** Notes its start and then stands until it is let go. */
const hold = (name: string) => {
  started.push(name);
  return new Promise<void>((resolve) => gates.push(resolve));
};

beforeAll(async () => {
  harness = await startHarness(
    (client) => [
      client.createFunction({ id: 'flood', triggers: [{ event: 'test/flood' }] }, () => hold('flood')),
      client.createFunction({ id: 'rare', triggers: [{ event: 'test/rare' }] }, () => hold('rare')),
      client.createFunction(
        {
          id: 'keyed',
          triggers: [{ event: 'test/keyed' }],
          concurrency: { limit: 1, key: 'event.data.key' },
        },
        ({ event }) => hold(`keyed:${event.data.key}`),
      ),
    ],
    { maxParallelCalls: 4 },
  );
});
afterAll(async () => {
  const opener = setInterval(() => gates.shift()?.(), 1);
  await harness?.stop();
  clearInterval(opener);
});

const times = (name: string, count: number) => Array.from({ length: count }, () => ({ name }));

it('gives the next free place to the function that has fewest, not to the oldest run', async () => {
  await harness.send(...times('test/flood', 50));
  await until('all places taken', async () => started.length === 4);
  await harness.send({ name: 'test/rare' });
  gates.shift()?.();
  await until('the rare one', async () => started.includes('rare'));
  expect(started).toEqual(['flood', 'flood', 'flood', 'flood', 'rare']);
});

it('sets runs aside whose key has no room, and lets others past them in the order of their keys', async () => {
  const opener = setInterval(() => gates.shift()?.(), 1);
  await until('an empty queue', async () => {
    const { rowCount } = await harness.pool.query('select 1 from engine.job');
    return rowCount === 0;
  });
  clearInterval(opener);
  started.length = 0;
  const keyed = (key: string, count: number) =>
    Array.from({ length: count }, () => ({ name: 'test/keyed', data: { key } }));
  await harness.send(...keyed('a', 30));
  await harness.send(...keyed('b', 1), ...keyed('c', 1));
  await until('one of each key', async () => started.length === 3);
  expect(started.toSorted()).toEqual(['keyed:a', 'keyed:b', 'keyed:c']);
  const parked = await harness.pool.query(`select 1 from engine.job where parked_on is not null`);
  expect(parked.rowCount).toBe(29);
  const letGo = setInterval(() => gates.shift()?.(), 1);
  await until('all of them', async () => started.length === 32);
  clearInterval(letGo);
  expect(started.filter((name) => name === 'keyed:a')).toHaveLength(30);
});
