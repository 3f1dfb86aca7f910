import type { Inngest, InngestFunction } from 'inngest';
import { mark } from '../processes/messages';

/** Functions whose steps do nothing, so that what is measured is the engine. */
export function speedFunctions(client: Inngest): InngestFunction.Any[] {
  return [
    client.createFunction({ id: 'one-step', triggers: [{ event: 'bench/one' }] }, ({ event, step }) =>
      step.run('only', () => ({ n: event.data.n })),
    ),
    client.createFunction(
      { id: 'five-steps', triggers: [{ event: 'bench/five' }] },
      async ({ event, step }) => {
        let sum = 0;
        for (let n = 1; n <= 5; n++) sum += await step.run(`step ${n}`, () => Number(event.data.n) + n);
        return { sum };
      },
    ),
    client.createFunction({ id: 'waits', triggers: [{ event: 'bench/ask' }] }, async ({ step }) => {
      const answer = await step.waitForEvent('answer', {
        event: 'bench/answered',
        timeout: '7d',
        if: 'async.data.question == event.data.question',
      });
      return step.run('resumed', () => {
        mark('resumed', answer?.data.question);
        return answer?.data.question as string;
      });
    }),
    client.createFunction({ id: 'sleeps', triggers: [{ event: 'bench/sleep' }] }, async ({ event, step }) => {
      await step.sleepUntil('until', new Date(Number(event.data.untilMs)));
      return step.run('awake', () => {
        mark('awake', event.data.key);
        return null;
      });
    }),
    client.createFunction({ id: 'grows', triggers: [{ event: 'bench/grow' }] }, async ({ event, step }) => {
      for (let n = 0; n < Number(event.data.steps); n++) await step.run(`step ${n}`, () => n);
      return { steps: event.data.steps as number };
    }),
    client.createFunction({ id: 'crowd', triggers: [{ event: 'bench/crowd' }] }, ({ step }) =>
      step.run('work', () => null),
    ),
    client.createFunction({ id: 'single', triggers: [{ event: 'bench/single' }] }, ({ event, step }) =>
      step.run('work', () => {
        mark('single', event.data.key);
        return null;
      }),
    ),
    client.createFunction(
      {
        id: 'keyed',
        triggers: [{ event: 'bench/keyed' }],
        concurrency: [{ limit: 4, key: 'event.data.tenant' }],
      },
      ({ event, step }) =>
        step.run('work', () => {
          if (event.data.tenant === 'late') mark('late tenant', event.data.key);
          return null;
        }),
    ),
  ];
}
