import { RetryAfterError } from 'inngest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkflows, type Tools, type Workflows } from './support/workflows';

let workflows: Workflows;

const functions =
  (version: 'old' | 'new') =>
  ({ client, journal, named }: Tools) => [
    client.createFunction(
      { id: 'fan', retries: 1, triggers: [{ event: named('fan') }] },
      async ({ step }) => {
        await step.run('before', () => 'before');
        const left = step.run('left', () => 'left');
        // Planned by the old code, which fails once; the new code knows no such step.
        const right =
          version === 'old'
            ? step.run('right', () => {
                journal.note('right failed');
                throw new RetryAfterError('once more', '2s');
              })
            : step.run('other', () => 'other');
        return await Promise.all([left, right]);
      },
    ),
  ];

beforeAll(async () => {
  workflows = await startWorkflows(functions('old'));
});
afterAll(() => workflows?.stop());

describe('a step that is due', () => {
  it('and not in the code any more fails the run, when the SDK has looked for it long enough', async () => {
    const eventId = await workflows.send('fan');
    await workflows.journal.waitFor('right failed');
    await workflows.deploy(functions('new'));
    const run = await workflows.end(eventId);
    expect(run.status).toBe('Failed');
    expect(JSON.stringify(run.output)).toMatch(/Could not find step/);
    expect((await workflows.run('fan')).output).toEqual(['left', 'other']);
  });
});
