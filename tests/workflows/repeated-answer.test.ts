import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEmbedded } from './support/which-server';
import { startWorkflows, type Workflows } from './support/workflows';

// A real server stops calling and leaves such a run as it is.
describe.runIf(onEmbedded)('an app that only repeats what is known', () => {
  let workflows: Workflows;

  beforeAll(async () => {
    workflows = await startWorkflows(({ client, named }) => [
      client.createFunction({ id: 'stuck', retries: 1, triggers: [{ event: named('stuck') }] }, () => null),
    ]);
  });
  afterAll(() => workflows?.stop());

  it('is not called for ever: the run fails', async () => {
    let calls = 0;
    const headers = { 'x-inngest-sdk': 'js:v4.24.0', 'x-inngest-req-version': '2' };
    const known = JSON.stringify([{ op: 'StepRun', id: 'a'.repeat(40), data: 1 }]);
    workflows.intercept(({ functionId, response }) => {
      if (!functionId.endsWith('-stuck')) return false;
      calls += 1;
      response.writeHead(206, headers).end(known);
      return true;
    });
    expect((await workflows.run('stuck')).status).toBe('Failed');
    expect(calls).toBeLessThan(10);
  });
});
