import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;
const tooMuch = 'x'.repeat(10 * 1024 * 1024);

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => [
    client.createFunction(
      { id: 'step', retries: 0, triggers: [{ event: named('step') }] },
      async ({ event, step }) => {
        await step.run('ten megabytes', () => {
          journal.note(`${String(event.data.key)} ran`);
          return tooMuch;
        });
      },
    ),
    client.createFunction({ id: 'end', retries: 0, triggers: [{ event: named('end') }] }, () => tooMuch),
    client.createFunction({ id: 'fine', triggers: [{ event: named('fine') }] }, () => 'fine'),
  ]);
});
afterAll(() => workflows?.stop());

describe.concurrent('a result above four megabytes', () => {
  it('of a step fails the run', async () => {
    const run = await workflows.run('step', { key: 'alone' });
    expect(run.status).toBe('Failed');
    expect(JSON.stringify(run.output)).toMatch(/output_too_large|greater than the limit/);
    expect(workflows.journal.times('alone ran')).toBe(1);
  });

  it('of a function fails the run', async () => {
    const run = await workflows.run('end');
    expect(run.status).toBe('Failed');
    expect(JSON.stringify(run.output)).toMatch(/output_too_large|greater than the limit/);
  });

  it('leaves other runs alone', async () => {
    const [failed, fine] = await Promise.all([
      workflows.run('step', { key: 'other' }),
      workflows.run('fine'),
    ]);
    expect([failed.status, fine.status]).toEqual(['Failed', 'Completed']);
  });
});
