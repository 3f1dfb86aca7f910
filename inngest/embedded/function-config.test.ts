import { describe, expect, it } from 'vitest';
import { nextCronTick, readFunctionConfig } from './function-config';

const config = (more: Record<string, unknown> = {}) => ({
  id: 'app-fn',
  triggers: [{ event: 'a/b', expression: 'event.data.x == 1' }],
  steps: { step: { id: 'step', name: 'step', runtime: { type: 'http', url: 'http://app' } } },
  ...more,
});
const problemsOf = (more: Record<string, unknown>) => readFunctionConfig(config(more)).problems;

describe('a function', () => {
  it('has five attempts and no limits unless it says otherwise', () => {
    expect(readFunctionConfig(config()).function).toEqual({
      id: 'app-fn',
      events: [{ event: 'a/b', expression: 'event.data.x == 1' }],
      crons: [],
      maxAttempts: 5,
      idempotency: null,
      concurrency: [],
      cancel: [],
      debounce: null,
      singleton: null,
      timeouts: { startMs: null, finishMs: null },
    });
  });

  it('may be cancelled, debounced, alone of its kind and limited in time', () => {
    const { function: fn } = readFunctionConfig(
      config({
        cancel: [{ event: 'a/stop', if: 'async.data.x == event.data.x', timeout: '1h' }],
        debounce: { period: '5s', key: 'event.data.x', timeout: '1m' },
        singleton: { key: 'event.data.x', mode: 'cancel' },
        timeouts: { start: '10m', finish: '2h' },
      }),
    );
    expect(fn).toMatchObject({
      cancel: [{ event: 'a/stop', expression: 'async.data.x == event.data.x', timeoutMs: 3_600_000 }],
      debounce: { periodMs: 5_000, key: 'event.data.x', timeoutMs: 60_000 },
      singleton: { key: 'event.data.x', mode: 'cancel' },
      timeouts: { startMs: 600_000, finishMs: 7_200_000 },
    });
  });

  it.each(['batchEvents', 'rateLimit', 'throttle', 'priority', 'brandNew'])(
    'with %s is refused by name',
    (field) => {
      expect(problemsOf({ [field]: {} })).toEqual([expect.stringContaining(`does not do ${field}`)]);
    },
  );

  it.each([
    [{ triggers: [{ cron: '* * * * * *' }] }, 'five fields'],
    [{ triggers: [{ cron: 'TZ=Mars/Base 0 9 * * *' }] }, 'Mars/Base'],
    [{ triggers: [{ cron: '0 9 * * *', jitter: '5m' }] }, 'jitter'],
    [{ triggers: [{ event: 'a/b', expression: 'event.' }] }, 'not a valid expression'],
    [{ triggers: [{ event: 'inngest/deferred.schedule' }] }, 'defer()'],
    [{ idempotency: 'random()' }, 'random()'],
    [{ concurrency: [{ limit: 1, key: 'event.data.' }] }, 'not a valid expression'],
    [{ steps: { step: { retries: { attempts: 21 } } } }, 'between 0 and 20'],
    [{ cancel: [{ event: 'a/b', if: 'async.' }] }, 'not a valid expression'],
    [{ debounce: { period: 'soon' } }, 'debounce.period: "soon" is not a duration'],
    [{ singleton: { mode: 'wait' } }, 'singleton.mode'],
    [{ timeouts: { start: '-1m' } }, 'timeouts.start'],
  ])('with %j is refused: %s', (more, said) => {
    expect(problemsOf(more)).toEqual([expect.stringContaining(said)]);
  });

  it('may limit its concurrency as a number, an object or a list; zero is no limit', () => {
    const limits = (concurrency: unknown) =>
      readFunctionConfig(config({ concurrency })).function?.concurrency;
    expect(limits(3)).toEqual([{ limit: 3, key: null, scope: 'fn' }]);
    expect(limits({ limit: 0 })).toEqual([]);
    expect(limits([{ limit: 1, key: 'event.data.x', scope: 'env' }, { limit: 9 }])).toHaveLength(2);
  });
});

it('ticks in the zone of its schedule, UTC without one', () => {
  const winter = new Date('2026-01-05T00:00:00Z');
  expect(nextCronTick('0 9 * * *', winter)).toEqual(new Date('2026-01-05T09:00:00Z'));
  expect(nextCronTick('TZ=Europe/Berlin 0 9 * * *', winter)).toEqual(new Date('2026-01-05T08:00:00Z'));
});
