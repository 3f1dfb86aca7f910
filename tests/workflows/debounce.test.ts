import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => [
    client.createFunction(
      {
        id: 'settles',
        debounce: { period: '1s', key: 'event.data.key' },
        triggers: [{ event: named('change') }],
      },
      ({ event }) => {
        journal.note(`${String(event.data.key)}: ${String(event.data.n)}`);
        return event.data.n;
      },
    ),
    client.createFunction(
      { id: 'keyless', debounce: { period: '1s' }, triggers: [{ event: named('keyless') }] },
      ({ event }) => void journal.note(`keyless: ${String(event.data.n)}`),
    ),
    client.createFunction(
      {
        id: 'bounded',
        debounce: { period: '1s', timeout: '2s' },
        triggers: [{ event: named('bounded') }],
      },
      ({ event }) => void journal.note(`bounded: ${String(event.data.n)}`),
    ),
  ]);
});
afterAll(() => workflows?.stop());

describe.concurrent('debounce', () => {
  it('starts one run, with the last event, when it has been quiet for the period', async () => {
    const ids: string[] = [];
    for (const n of [1, 2, 3]) ids.push(await workflows.send('change', { key: 'a', n }));
    const sent = performance.now();
    const [first = '', second = '', last = ''] = ids;
    expect((await workflows.end(last)).output).toBe(3);
    expect(performance.now() - sent).toBeGreaterThanOrEqual(900);
    expect(workflows.journal.under('a: ')).toEqual(['3']);
    expect(await workflows.api.runsOf(first)).toEqual([]);
    expect(await workflows.api.runsOf(second)).toEqual([]);
  });

  it('keeps keys apart', async () => {
    const ids = await workflows.sendAll(
      ['b', 'c', 'd'].map((key) => ({ event: 'change', data: { key, n: 1 } })),
    );
    const runs = await Promise.all(ids.map((id) => workflows.end(id)));
    expect(runs.map((run) => run.output)).toEqual([1, 1, 1]);
  });

  it('without a key holds for the whole function', async () => {
    await workflows.sendAll([1, 2].map((n) => ({ event: 'keyless', data: { n } })));
    const last = await workflows.send('keyless', { n: 3 });
    await workflows.end(last);
    expect(workflows.journal.under('keyless: ')).toEqual(['3']);
  });

  it('drops an event that is older than the one it holds', async () => {
    const now = Date.now();
    const newer = await workflows.send('change', { key: 'order', n: 'newer' }, { ts: now });
    const older = await workflows.send('change', { key: 'order', n: 'older' }, { ts: now - 60_000 });
    expect((await workflows.end(newer)).output).toBe('newer');
    expect(await workflows.api.runsOf(older)).toEqual([]);
  });

  it('starts anew after its run', async () => {
    expect((await workflows.run('change', { key: 'again', n: 1 })).output).toBe(1);
    expect((await workflows.run('change', { key: 'again', n: 2 })).output).toBe(2);
  });

  it('with a timeout does not wait for quiet for ever', async () => {
    const started = performance.now();
    let n = 0;
    while (workflows.journal.under('bounded: ').length === 0) {
      if (performance.now() - started > 12_000) throw new Error('It waits for quiet for ever.');
      n += 1;
      await workflows.send('bounded', { n });
      await workflows.settled();
    }
    expect(performance.now() - started).toBeGreaterThan(1_500);
  });
});
