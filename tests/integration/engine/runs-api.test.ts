import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashSigningKey } from '@/inngest/embedded/signing';
import { type Harness, startHarness, until } from './support/harness';
import { SIGNING_KEY } from './support/test-app';

let harness: Harness;
const executed: string[] = [];
let broken = true;

beforeAll(async () => {
  harness = await startHarness(
    (client) => [
      client.createFunction(
        { id: 'breaks', retries: 0, idempotency: 'event.data.n', triggers: [{ event: 'test/breaks' }] },
        async ({ step }) => {
          const first = await step.run('first', () => {
            executed.push('first');
            return 1;
          });
          const second = await step.run('second', () => {
            executed.push('second');
            if (broken) throw new Error('broken');
            return 2;
          });
          return first + second;
        },
      ),
    ],
    { retentionMs: 2_000, leaseMs: 600 },
  );
});
afterAll(() => harness?.stop());

async function call(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; data: unknown }> {
  const reply = await fetch(`${harness.engine.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${hashSigningKey(SIGNING_KEY)}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { data } = (await reply.json()) as { data?: unknown };
  return { status: reply.status, data };
}

describe('the runs API', () => {
  it('lists runs by function and status, newest first, page by page', async () => {
    for (const n of [1, 2, 3]) {
      const [eventId = ''] = await harness.send({ name: 'test/breaks', data: { n } });
      await harness.ended(eventId);
    }
    const failed = '/v1/runs?function_id=test-breaks&status=failed&limit=2';
    const page = (await call('GET', failed)).data as { run_id: string; status: string }[];
    expect(page.map((run) => run.status)).toEqual(['Failed', 'Failed']);
    const rest = (await call('GET', `${failed}&cursor=${page[1]?.run_id}`)).data as { run_id: string }[];
    expect(rest).toHaveLength(1);
    expect(page[0]?.run_id && page[1]?.run_id && page[0].run_id > page[1].run_id).toBe(true);
    expect((await call('GET', '/v1/runs?status=unheard-of')).status).toBe(400);
  });

  it('runs again from the start, and from a step with the results before it', async () => {
    const [eventId = ''] = await harness.send({ name: 'test/breaks', data: { n: 'again' } });
    const [failed] = await harness.ended(eventId);
    broken = false;
    executed.length = 0;
    const { rows } = await harness.pool.query<{ id: string }>(
      'select id from engine.step where run_id = $1 order by seq',
      [failed?.id],
    );
    const again = async (body: unknown) => {
      const { data } = await call('POST', `/v1/runs/${failed?.id}/rerun`, body);
      const id = (data as { run_id: string }).run_id;
      return until('the end of the rerun', async () => {
        const run = (await call('GET', `/v1/runs/${id}`)).data as Record<string, unknown>;
        return run.ended_at !== null && run;
      });
    };
    expect(await again({ from_step: rows[1]?.id })).toMatchObject({ output: 3, rerun_of: failed?.id });
    expect(executed).toEqual(['second']);
    expect(await again({})).toMatchObject({ output: 3, rerun_of: failed?.id });
    expect(executed).toEqual(['second', 'first', 'second']);
    expect((await call('POST', `/v1/runs/${failed?.id}/rerun`, { from_step: 'nowhere' })).status).toBe(404);
    expect((await call('POST', '/v1/runs/nowhere/rerun', {})).status).toBe(404);
  });

  it('forgets what ended longer ago than the retention, and nothing else', async () => {
    const counts = async () => {
      const { rows } = await harness.pool.query<{ old: number; steps: number; events: number }>(
        `select (select count(*) from engine.run where status = 'failed')::int as old,
           (select count(*) from engine.step)::int as steps, (select count(*) from engine.event)::int as events`,
      );
      return rows[0];
    };
    expect((await counts())?.old).toBeGreaterThan(0);
    await until('the old runs gone', async () => {
      const left = await counts();
      return left?.old === 0 && left.steps === 0 && left.events === 0;
    });
    expect((await call('GET', '/v1/runs')).data).toEqual([]);
  });
});
