import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;
const under = new Map<string, number>();
const most = new Map<string, number>();

/** Work that shows how much of it goes on at once. */
async function work(name: string): Promise<void> {
  const now = (under.get(name) ?? 0) + 1;
  under.set(name, now);
  most.set(name, Math.max(most.get(name) ?? 0, now));
  await pause(150);
  under.set(name, (under.get(name) ?? 1) - 1);
}

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => [
    client.createFunction(
      {
        id: 'by-tenant',
        concurrency: { limit: 2, key: 'event.data.tenant' },
        triggers: [{ event: named('by-tenant') }],
      },
      async ({ event, step }) => {
        await step.run('work', () => work(`tenant ${String(event.data.tenant)}`));
      },
    ),
    client.createFunction(
      { id: 'narrow', concurrency: 1, triggers: [{ event: named('narrow') }] },
      async ({ step }) => {
        await Promise.all([1, 2, 3].map((n) => step.run(`part ${n}`, () => work('narrow'))));
      },
    ),
    client.createFunction(
      { id: 'sleeper', concurrency: 1, triggers: [{ event: named('sleep') }] },
      async ({ step }) => {
        await step.run('before', () => {
          journal.note('sleeper: before');
          return work('sleeper');
        });
        await step.sleep('nap', '1s');
        await step.run('after', () => {
          journal.note('sleeper: after');
        });
      },
    ),
  ]);
});
afterAll(() => workflows?.stop());

const sendMany = (event: string, count: number, data: Record<string, unknown> = {}) =>
  workflows.sendAll(Array.from({ length: count }, () => ({ event, data })));

describe.concurrent('a concurrency limit', () => {
  it('holds for each key by itself', async () => {
    const ids = await Promise.all([
      sendMany('by-tenant', 6, { tenant: 'a' }),
      sendMany('by-tenant', 3, { tenant: 'b' }),
    ]);
    await Promise.all(ids.flat().map((id) => workflows.end(id)));
    const [a = 0, b = 0] = [most.get('tenant a'), most.get('tenant b')];
    // A machine that is busy may keep the few of one key from meeting; none ever goes beyond the limit.
    expect([a <= 2, b <= 2, Math.max(a, b)]).toEqual([true, true, 2]);
  });

  it('counts steps, also those of one run', async () => {
    await Promise.all((await sendMany('narrow', 2)).map((id) => workflows.end(id)));
    expect(most.get('narrow')).toBe(1);
  });

  it('does not count runs that sleep', async () => {
    await Promise.all((await sendMany('sleep', 4)).map((id) => workflows.end(id)));
    expect(most.get('sleeper')).toBe(1);
    expect(workflows.journal.under('sleeper: ').slice(0, 2)).toEqual(['before', 'before']);
  });
});
