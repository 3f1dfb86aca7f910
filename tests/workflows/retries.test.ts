import { NonRetriableError, RetryAfterError, StepError } from 'inngest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEmbedded } from './support/which-server';
import { startWorkflows, type Workflows } from './support/workflows';

let workflows: Workflows;

beforeAll(async () => {
  workflows = await startWorkflows(({ client, journal, named }) => [
    client.createFunction(
      { id: 'flaky-step', retries: 3, triggers: [{ event: named('flaky-step') }] },
      async ({ step, attempt }) => {
        await step.run('steady', () => journal.note('flaky-step:steady'));
        const seen = await step.run('flaky', () => {
          journal.note(`flaky-step:attempt ${attempt}`);
          if (attempt < 2) throw new RetryAfterError('not yet', '1s');
          return attempt;
        });
        await step.sleep('enter anew', '1s');
        return { seen, attempt };
      },
    ),
    client.createFunction(
      { id: 'each', retries: 1, triggers: [{ event: named('each') }] },
      async ({ step }) => {
        for (const name of ['one', 'two', 'three'])
          await step.run(name, () => {
            if (journal.note(`each:${name}`) === 1) throw new RetryAfterError('once more', '1s');
          });
        return 'all';
      },
    ),
    client.createFunction(
      { id: 'flaky-body', retries: 2, triggers: [{ event: named('flaky-body') }] },
      async ({ step, attempt, maxAttempts }) => {
        await step.run('steady', () => journal.note('flaky-body:steady'));
        if (attempt < 2) throw new RetryAfterError('body not yet', '1s');
        return { attempt, maxAttempts };
      },
    ),
    client.createFunction(
      { id: 'backoff', retries: 3, triggers: [{ event: named('backoff') }] },
      async ({ step, attempt }) =>
        step.run('flaky', () => {
          if (attempt < 3) throw new Error('not yet');
          return attempt;
        }),
    ),
    client.createFunction(
      { id: 'caught', retries: 1, triggers: [{ event: named('caught') }] },
      async ({ step }) => {
        try {
          await step.run('doomed', () => {
            journal.note('doomed');
            throw new RetryAfterError('never works', '1s', { cause: new Error('deep') });
          });
        } catch (error) {
          return await step.run('recover', () => ({
            isStepError: error instanceof StepError,
            message: (error as Error).message,
          }));
        }
      },
    ),
    client.createFunction(
      { id: 'uncaught', retries: 1, triggers: [{ event: named('uncaught') }] },
      async ({ step }) => {
        await step.run('doomed', () => {
          journal.note('uncaught');
          throw new RetryAfterError('never works', '1s');
        });
      },
    ),
    client.createFunction(
      { id: 'hopeless', retries: 5, triggers: [{ event: named('hopeless') }] },
      async ({ step }) => {
        await step.run('once', () => {
          journal.note('hopeless');
          throw new NonRetriableError('no use');
        });
      },
    ),
    client.createFunction(
      { id: 'hopeless-body', retries: 5, triggers: [{ event: named('hopeless-body') }] },
      () => {
        journal.note('hopeless body');
        throw new NonRetriableError('no use at all');
      },
    ),
    client.createFunction({ id: 'once', retries: 0, triggers: [{ event: named('once') }] }, () => {
      journal.note('once');
      throw new TypeError('only once');
    }),
    client.createFunction(
      { id: 'nested', retries: 0, triggers: [{ event: named('nested') }] },
      async ({ step }) => {
        const messages: string[] = [];
        for (const name of ['first', 'second'])
          try {
            await step.run(name, () => {
              throw new Error(`${name} failed`);
            });
          } catch (error) {
            messages.push((error as Error).message);
            await step.run(`clean up ${name}`, () => journal.note(`clean up ${name}`));
          }
        throw new Error(messages.join(' and '));
      },
    ),
    client.createFunction(
      { id: 'polite', retries: 1, triggers: [{ event: named('polite') }] },
      async ({ step }) => {
        await step.run('asked', () => {
          if (journal.note('polite') === 1) throw new RetryAfterError('later', '2s');
        });
      },
    ),
  ]);
});
afterAll(() => workflows?.stop());

describe.concurrent('a step that fails', () => {
  it('is tried again, sees its attempt, and the next step starts afresh', async () => {
    const run = await workflows.run('flaky-step');
    expect(run).toMatchObject({ status: 'Completed', output: { seen: 2, attempt: 0 } });
    expect(workflows.journal.under('flaky-step:')).toEqual(['steady', 'attempt 0', 'attempt 1', 'attempt 2']);
  });

  it('has attempts of its own', async () => {
    expect((await workflows.run('each')).output).toBe('all');
    expect(workflows.journal.under('each:')).toEqual(['one', 'one', 'two', 'two', 'three', 'three']);
  });

  it('waits as long as asked', async () => {
    const started = performance.now();
    expect((await workflows.run('polite')).status).toBe('Completed');
    // Retry-After counts in whole seconds, which a real server also cuts off.
    expect(performance.now() - started).toBeGreaterThan(onEmbedded ? 1_900 : 900);
    expect(workflows.journal.times('polite')).toBe(2);
  });

  it('for good can be caught', async () => {
    const run = await workflows.run('caught');
    expect(run).toMatchObject({
      status: 'Completed',
      output: { isStepError: true, message: 'never works' },
    });
    expect(workflows.journal.times('doomed')).toBe(2);
  });

  it('for good fails the run when nobody catches it', async () => {
    const run = await workflows.run('uncaught');
    expect(run).toMatchObject({ status: 'Failed', failure: { message: 'never works' } });
    expect(workflows.journal.times('uncaught')).toBe(2);
  });

  it('with a NonRetriableError is not tried again', async () => {
    const run = await workflows.run('hopeless');
    expect(run).toMatchObject({ status: 'Failed', failure: { message: 'no use' } });
    expect(workflows.journal.times('hopeless')).toBe(1);
  });

  it('can be caught again and again before the run fails by itself', async () => {
    const run = await workflows.run('nested');
    expect(run).toMatchObject({
      status: 'Failed',
      failure: { message: 'first failed and second failed' },
    });
    expect(workflows.journal.under('clean up ')).toEqual(['first', 'second']);
  });

  // The real server's own delays begin at 15 s.
  it.runIf(onEmbedded)('is tried again after a delay of the server when it asks for none', async () => {
    expect((await workflows.run('backoff')).output).toBe(3);
  });
});

describe.concurrent('a body that fails', () => {
  it('is tried again with the results that it has', async () => {
    const run = await workflows.run('flaky-body');
    expect(run).toMatchObject({ status: 'Completed', output: { attempt: 2, maxAttempts: 3 } });
    expect(workflows.journal.under('flaky-body:')).toEqual(['steady']);
  });

  it('with a NonRetriableError is not tried again', async () => {
    const run = await workflows.run('hopeless-body');
    expect(run).toMatchObject({ status: 'Failed', failure: { message: 'no use at all' } });
    expect(workflows.journal.times('hopeless body')).toBe(1);
  });

  it('fails at once without retries', async () => {
    const run = await workflows.run('once');
    expect(run).toMatchObject({ status: 'Failed', failure: { name: 'TypeError', message: 'only once' } });
    expect(workflows.journal.times('once')).toBe(1);
  });
});
