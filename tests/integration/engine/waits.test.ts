import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, startHarness, until } from './support/harness';

let harness: Harness;

beforeAll(async () => {
  harness = await startHarness((client) => [
    client.createFunction({ id: 'waits', triggers: [{ event: 'test/ask' }] }, async ({ event, step }) => {
      const answer = await step.waitForEvent('answer', {
        event: 'test/answered',
        timeout: String(event.data.timeout),
        if: 'async.data.question == event.data.question',
      });
      return { by: answer?.data.by ?? null, event: answer };
    }),
    client.createFunction(
      { id: 'decides', triggers: [{ event: 'test/decide' }] },
      async ({ event, step }) => {
        // The product's pattern: beside the wait, a step that sends the decision again if it came first.
        const [decided] = await Promise.all([
          step.waitForEvent('decided', {
            event: 'test/decided',
            timeout: '1h',
            if: 'async.data.id == event.data.id',
          }),
          step.sendEvent('send-again', { name: 'test/decided', data: { id: event.data.id, again: true } }),
        ]);
        return decided?.data;
      },
    ),
    client.createFunction({ id: 'waits-twice', triggers: [{ event: 'test/twice' }] }, async ({ step }) => {
      const first = await step.waitForEvent('first', { event: 'test/knock', timeout: '1h' });
      const second = await step.waitForEvent('second', { event: 'test/knock', timeout: '1h' });
      return [first?.data.n, second?.data.n];
    }),
  ]);
});
afterAll(() => harness?.stop());

const ask = async (question: string, timeout = '1h') => {
  const [eventId = ''] = await harness.send({ name: 'test/ask', data: { question, timeout } });
  return eventId;
};
const statusOf = async (eventId: string) => (await harness.runsOf(eventId))[0]?.status;

describe('a wait', () => {
  it('is ended by the event its condition names, and by no other', async () => {
    const [mine, other] = [await ask('mine'), await ask('other')];
    await harness.waitsFor('test/answered', 2);
    await harness.send({ name: 'test/answered', data: { question: 'nobody', by: 'x' } });
    await harness.send({ name: 'test/unrelated', data: { question: 'mine', by: 'x' } });
    await harness.send({ name: 'test/answered', data: { question: 'mine', by: 'ann' } });
    const [run] = await harness.ended(mine);
    expect(run?.output).toMatchObject({ by: 'ann', event: { name: 'test/answered', user: {} } });
    expect(await statusOf(other)).toBe('running');
    await harness.send({ name: 'test/answered', data: { question: 'other', by: 'bob' } });
    expect((await harness.ended(other))[0]?.output).toMatchObject({ by: 'bob' });
  });

  it('is ended by its timeout with null', async () => {
    const started = performance.now();
    const [run] = await harness.ended(await ask('late', '1s'));
    expect(run?.output).toEqual({ by: null, event: null });
    expect(performance.now() - started).toBeGreaterThan(990);
    const left = await harness.pool.query(`select id from engine.job where run_id = $1`, [run?.id]);
    expect(left.rowCount).toBe(0);
  });

  it('misses an event that came before it, as on a real server', async () => {
    await harness.send({ name: 'test/answered', data: { question: 'early', by: 'ann' } });
    const [run] = await harness.ended(await ask('early', '1s'));
    expect(run?.output).toMatchObject({ by: null });
  });

  it('is not ended by an older event, even when that one is handled again after a crash', async () => {
    const [early] = await harness.send({ name: 'test/answered', data: { question: 'replayed', by: 'ann' } });
    const eventId = await ask('replayed');
    await harness.waitsFor('test/answered');
    await harness.pool.query(`insert into engine.job (id, kind, event_id) values ('again', 'event', $1)`, [
      early,
    ]);
    await harness.send({ name: 'test/unrelated' });
    await until('the old event handled', async () => {
      const { rowCount } = await harness.pool.query(`select 1 from engine.job where kind = 'event'`);
      return rowCount === 0;
    });
    expect(await statusOf(eventId)).toBe('running');
    await harness.send({ name: 'test/answered', data: { question: 'replayed', by: 'bob' } });
    expect((await harness.ended(eventId))[0]?.output).toMatchObject({ by: 'bob' });
  });

  it('never misses an event that a step planned beside it sends', async () => {
    const ids = await harness.send(
      ...Array.from({ length: 20 }, (_, i) => ({ name: 'test/decide', data: { id: `d${i}` } })),
    );
    const outputs = await Promise.all(ids.map(async (id) => (await harness.ended(id))[0]?.output));
    expect(outputs).toEqual(ids.map((_, i) => ({ id: `d${i}`, again: true })));
  });

  it('takes each event once', async () => {
    const [eventId = ''] = await harness.send({ name: 'test/twice' });
    await harness.waitsFor('test/knock');
    await harness.send({ name: 'test/knock', data: { n: 1 } });
    await until('the second wait', async () => {
      const { rows } = await harness.pool.query(
        'select 1 from engine.pause join engine.step using (run_id) where event_name = $1',
        ['test/knock'],
      );
      return rows[0];
    });
    expect(await statusOf(eventId)).toBe('running');
    await harness.send({ name: 'test/knock', data: { n: 2 } });
    expect((await harness.ended(eventId))[0]?.output).toEqual([1, 2]);
  });
});
