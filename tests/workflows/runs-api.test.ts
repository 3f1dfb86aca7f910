import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorization, onEmbedded } from './support/which-server';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => [
    client.createFunction({ id: 'waits', triggers: [{ event: named('wait') }] }, async ({ step }) => {
      await Promise.all([
        step.waitForEvent('never', { event: named('never'), timeout: '1h' }),
        step.run('registered', () => journal.note('waits')),
      ]);
    }),
    client.createFunction({ id: 'ends', triggers: [{ event: named('end') }] }, ({ event }) => event.data),
  ]);
});
afterAll(() => workflows?.stop());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${workflows.access.baseUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('the API', () => {
  it('reads and cancels runs', async () => {
    const eventId = await workflows.send('wait');
    await workflows.journal.waitFor('waits');
    const [listed] = await workflows.api.runsOf(eventId);
    expect(listed).toMatchObject({ status: 'Running' });
    const id = listed?.id ?? '';
    expect(await workflows.api.read(id)).toMatchObject({ id, status: 'Running' });
    await workflows.api.cancel(id);
    await workflows.end(eventId);
    expect((await workflows.api.read(id)).status).toBe('Cancelled');
  });

  it('shows what a run returned', async () => {
    const run = await workflows.run('end', { n: 1 });
    expect(await workflows.api.read(run.id)).toMatchObject({ status: 'Completed', output: { n: 1 } });
  });

  it('takes events of any program by their key', async () => {
    const reply = await post(`/e/${workflows.access.eventKey}`, [
      { name: workflows.named('end'), data: { n: 2 } },
      { name: workflows.named('end'), data: { n: 3 } },
    ]);
    expect(reply.status).toBe(200);
    const { ids } = (await reply.json()) as { ids: string[] };
    const runs = await Promise.all(ids.map((id) => workflows.end(id)));
    expect(runs.map((run) => run.output)).toEqual([{ n: 2 }, { n: 3 }]);
  });

  it('refuses an event without a name', async () => {
    expect((await post(`/e/${workflows.access.eventKey}`, { data: {} })).status).toBe(400);
  });

  // A development server lets everybody in.
  it.runIf(onEmbedded || process.env.INNGEST_SIGNING_KEY)('lets nobody in without the keys', async () => {
    const event = { name: workflows.named('end'), data: {} };
    expect((await post('/e/wrong', event)).status).toBe(401);
    expect((await post('/v1/signals', { signal: 'x', data: 1 })).status).toBe(401);
    const headers = {
      authorization: authorization(workflows.access).authorization?.replace(/.$/, 'z') ?? '',
    };
    expect((await post('/v1/signals', { signal: 'x', data: 1 }, headers)).status).toBe(401);
    const runs = await fetch(`${workflows.access.baseUrl}/v1/runs/01ARZ3NDEKTSV4RRFFQ69G5FAV`);
    expect(runs.status).toBe(401);
  });
});
