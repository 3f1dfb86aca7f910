import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;
const modes = {
  'each step': true,
  'five steps at a time': { bufferedSteps: 5 },
  'a request of half a second': { maxRuntime: '500ms' },
  'no step': false,
} as const;

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) =>
    Object.entries(modes).map(([mode, checkpointing], i) =>
      client.createFunction(
        { id: `mode-${i}`, retries: 2, checkpointing, triggers: [{ event: named(mode) }] },
        async ({ step, attempt }) => {
          let sum = 0;
          for (let n = 1; n <= 12; n++)
            sum += await step.run(`add ${n}`, async () => {
              journal.note(`${mode}: add ${n}`);
              await pause(60);
              return n;
            });
          const parts = await Promise.all([step.run('left', () => 100), step.run('right', () => 200)]);
          await step.sleep('nap', '1s');
          return await step.run('last', () => ({ sum: sum + parts[0] + parts[1], attempt }));
        },
      ),
    ),
  );
});
afterAll(() => workflows?.stop());

describe.concurrent('a run that reports', () => {
  it.for(Object.keys(modes))('%s runs each step once', async (mode, { expect }) => {
    expect(await workflows.run(mode)).toMatchObject({
      status: 'Completed',
      output: { sum: 378, attempt: 0 },
    });
    const steps = Array.from({ length: 12 }, (_, i) => `add ${i + 1}`);
    expect(workflows.journal.under(`${mode}: `)).toEqual(steps);
  });
});
