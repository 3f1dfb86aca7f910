import { NonRetriableError, RetryAfterError } from 'inngest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Harness, startHarness, until } from './support/harness';

let harness: Harness;
const executed: string[] = [];
const times = (mark: string) => executed.filter((entry) => entry === mark).length;

beforeAll(async () => {
  harness = await startHarness((client) => [
    client.createFunction(
      { id: 'sequence', triggers: [{ event: 'test/sequence' }] },
      async ({ event, step }) => {
        const key = String(event.data.key);
        const first = await step.run('first', () => {
          executed.push(`${key}:first`);
          return {
            b: 2,
            a: 1,
            at: new Date(0),
            odd: `nul\0 half\ud800 ${event.data.odd}`,
          };
        });
        await step.sleep('nap', '1s');
        const second = await step.run('second', () => {
          executed.push(`${key}:second`);
          return Object.keys(first);
        });
        return { first, second };
      },
    ),
    client.createFunction({ id: 'fan', triggers: [{ event: 'test/fan' }] }, async ({ event, step }) => {
      const key = String(event.data.key);
      const before = await step.run('before', () => 1);
      const parts = await Promise.all(
        [1, 2, 3].map((n) =>
          step.run(`part-${n}`, () => {
            executed.push(`${key}:part-${n}`);
            return before + n;
          }),
        ),
      );
      return await step.run('sum', () => {
        executed.push(`${key}:sum`);
        return parts.reduce((sum, part) => sum + part, 0);
      });
    }),
    client.createFunction({ id: 'race', triggers: [{ event: 'test/race' }] }, async ({ group, step }) => {
      const winner = await group.parallel({ mode: 'race' }, () =>
        Promise.race([
          step.run('quick', () => 'quick'),
          step.waitForEvent('slow', { event: 'test/late', timeout: '1h' }).then(() => 'slow'),
        ]),
      );
      return await step.run('after', () => {
        executed.push(`race:after ${winner}`);
        return winner;
      });
    }),
    client.createFunction(
      { id: 'flaky-step', retries: 3, triggers: [{ event: 'test/flaky-step' }] },
      async ({ event, step, attempt }) => {
        const key = String(event.data.key);
        await step.run('steady', () => executed.push(`${key}:steady`));
        await step.run('flaky', () => {
          executed.push(`${key}:flaky`);
          if (times(`${key}:flaky`) < 3) throw new Error('not yet');
        });
        // The attempt counts from zero again after each finished step.
        return { attempt };
      },
    ),
    client.createFunction(
      { id: 'flaky-body', retries: 2, triggers: [{ event: 'test/flaky-body' }] },
      async ({ event, step, attempt }) => {
        await step.run('steady', () => executed.push(`${String(event.data.key)}:steady`));
        if (attempt < 2) throw new Error('body not yet');
        return attempt;
      },
    ),
    client.createFunction(
      { id: 'caught', retries: 1, triggers: [{ event: 'test/caught' }] },
      async ({ step }) => {
        try {
          await step.run('doomed', () => {
            executed.push('doomed');
            throw new TypeError('never works');
          });
        } catch (error) {
          return await step.run('recover', () => (error as Error).message);
        }
      },
    ),
    client.createFunction(
      { id: 'hopeless', retries: 5, triggers: [{ event: 'test/hopeless' }] },
      async ({ step }) => {
        await step.run('once', () => {
          executed.push('hopeless');
          throw new NonRetriableError('no use');
        });
      },
    ),
    client.createFunction(
      { id: 'polite', retries: 1, triggers: [{ event: 'test/polite' }] },
      async ({ step }) => {
        await step.run('asked', () => {
          executed.push('polite');
          if (times('polite') === 1) throw new RetryAfterError('later', '2s');
        });
      },
    ),
  ]);
});
afterAll(() => harness?.stop());

async function run(name: string, key = name) {
  const [eventId = ''] = await harness.send({ name: `test/${name}`, data: { key, odd: 'nul\0' } });
  const [ended] = await harness.ended(eventId);
  return ended;
}

describe('steps', () => {
  it('run once each, around a sleep, with their results as they were returned', async () => {
    const started = performance.now();
    const ended = await run('sequence');
    expect(ended?.status).toBe('completed');
    expect(ended?.output).toEqual({
      first: { b: 2, a: 1, at: '1970-01-01T00:00:00.000Z', odd: 'nul\0 half\ufffd nul\ufffd' },
      second: ['b', 'a', 'at', 'odd'],
    });
    expect([times('sequence:first'), times('sequence:second')]).toEqual([1, 1]);
    expect(performance.now() - started).toBeGreaterThanOrEqual(1_000);
  });

  it('run in parallel and meet in one discovery', async () => {
    const ended = await run('fan');
    expect(ended?.output).toBe(9);
    expect(['part-1', 'part-2', 'part-3', 'sum'].map((step) => times(`fan:${step}`))).toEqual([1, 1, 1, 1]);
  });

  it('in a race go on after the first, and the run ends when none is under way', async () => {
    const [eventId = ''] = await harness.send({ name: 'test/race' });
    await until('the step after the race', async () => times('race:after quick') === 1);
    expect((await harness.runsOf(eventId))[0]?.status).toBe('running');
    await harness.send({ name: 'test/late' });
    expect((await harness.ended(eventId))[0]).toMatchObject({ status: 'completed', output: 'quick' });
    expect(times('race:after quick')).toBe(1);
    const left = await harness.pool.query(
      'select id from engine.job union all select step_id from engine.pause',
    );
    expect(left.rows).toEqual([]);
  });

  it('are retried with backoff and start their attempts afresh', async () => {
    const ended = await run('flaky-step');
    expect(ended).toMatchObject({ status: 'completed', output: { attempt: 0 } });
    expect([times('flaky-step:steady'), times('flaky-step:flaky')]).toEqual([1, 3]);
  });

  it('keep their results when the body fails and is retried', async () => {
    const ended = await run('flaky-body');
    expect(ended).toMatchObject({ status: 'completed', output: 2 });
    expect(times('flaky-body:steady')).toBe(1);
  });

  it('that fail for good can be caught', async () => {
    const ended = await run('caught');
    expect(ended).toMatchObject({ status: 'completed', output: 'never works' });
    expect(times('doomed')).toBe(2);
  });

  it('with a NonRetriableError are not tried again', async () => {
    const ended = await run('hopeless');
    expect(ended).toMatchObject({ status: 'failed', error: { message: 'no use' } });
    expect(times('hopeless')).toBe(1);
  });

  it('with a RetryAfterError wait as long as asked', async () => {
    const started = performance.now();
    expect((await run('polite'))?.status).toBe('completed');
    expect(performance.now() - started).toBeGreaterThan(1_900);
    expect(times('polite')).toBe(2);
  });
});
