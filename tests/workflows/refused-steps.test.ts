import { models } from 'inngest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEmbedded } from './support/which-server';
import { startWorkflows, type Workflows } from './support/workflows';

/** What the embedded engine leaves to a real server, and how it says so. */
describe.runIf(onEmbedded)('the embedded engine refuses', () => {
  let workflows: Workflows;

  beforeAll(async () => {
    workflows = await startWorkflows(({ client, journal, named }) => [
      client.createFunction(
        { id: 'infers', retries: 3, triggers: [{ event: named('infer') }] },
        async ({ step }) => {
          journal.note('infer entered');
          return await step.ai.infer('ask', {
            model: models.openai({ model: 'gpt-4o', apiKey: 'none', baseUrl: 'http://127.0.0.1:9' }),
            body: { messages: [{ role: 'user', content: 'hello' }] },
          });
        },
      ),
      client.createFunction({ id: 'catches', triggers: [{ event: named('catch') }] }, async ({ step }) => {
        try {
          await step.fetch('http://127.0.0.1:9/');
        } catch (error) {
          return await step.run('say', () => (error as Error).message);
        }
      }),
    ]);
  });
  afterAll(() => workflows?.stop());

  it('step.ai.infer with a sentence, without trying again', async () => {
    const run = await workflows.run('infer');
    expect(run).toMatchObject({
      status: 'Failed',
      failure: { message: expect.stringMatching(/embedded engine does not do step\.ai\.infer/) },
    });
  });

  it('step.fetch as an error of that step', async () => {
    expect((await workflows.run('catch')).output).toMatch(/embedded engine does not do step\.fetch/);
  });

  it('options it would otherwise have to ignore, and keeps what it has', async () => {
    const limited = workflows.deploy(({ client, named }) => [
      client.createFunction(
        { id: 'limited', throttle: { limit: 1, period: '1m' }, triggers: [{ event: named('limited') }] },
        () => null,
      ),
    ]);
    await expect(limited).rejects.toThrow(/the embedded engine does not do throttle: use concurrency/);
  });
});
