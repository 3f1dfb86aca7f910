import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;
/** Where the product keeps who decided: the row is the truth, the event only wakes. */
const decisions = new Map<string, string>();

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => [
    client.createFunction(
      { id: 'decides', triggers: [{ event: named('decide') }] },
      async ({ event, step }) => {
        const id = String(event.data.id);
        // As the product waits for a person: beside the wait, a step that sends the decision again if it came first.
        const [woken] = await Promise.all([
          step.waitForEvent('decided', {
            event: named('decided'),
            timeout: '1h',
            if: `async.data.id == '${id}'`,
          }),
          step.run('look again', async () => {
            journal.note(`${id} looked`);
            if (decisions.has(id)) await client.send({ name: named('decided'), data: { id } });
          }),
        ]);
        return { woken: woken !== null, decision: await step.run('read', () => decisions.get(id)) };
      },
    ),
  ]);
});
afterAll(() => workflows?.stop());

async function decide(id: string): Promise<void> {
  decisions.set(id, `of ${id}`);
  await workflows.send('decided', { id });
}

describe.concurrent('waiting for a person', () => {
  it('never misses a decision that came before the wait', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `early-${i}`);
    await Promise.all(ids.map(decide));
    const runs = await Promise.all(ids.map((id) => workflows.run('decide', { id })));
    expect(runs.map((run) => run.output)).toEqual(ids.map((id) => ({ woken: true, decision: `of ${id}` })));
  });

  it('goes on with a decision that comes after', async () => {
    const eventId = await workflows.send('decide', { id: 'later' });
    await workflows.journal.waitFor('later looked');
    await decide('later');
    expect((await workflows.end(eventId)).output).toEqual({ woken: true, decision: 'of later' });
  });

  it('goes on whenever the decision comes', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `race-${i}`);
    const runs = await Promise.all(
      ids.map(async (id) => {
        const eventId = workflows.send('decide', { id });
        await Promise.all([eventId, decide(id)]);
        return await workflows.end(await eventId);
      }),
    );
    expect(runs.map((run) => run.output)).toEqual(ids.map((id) => ({ woken: true, decision: `of ${id}` })));
  });
});
