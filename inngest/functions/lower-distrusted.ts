import { lowerDistrusted } from '@/lib/usecases/sources/lower-distrusted';
import { events, inngest } from '../client';

/** A source was marked as bad: all that it said since then loses its weight. */
export const lowerDistrustedFunction = inngest.createFunction(
  {
    id: 'lower-distrusted',
    triggers: [events.sourceDistrusted],
    retries: 10,
    concurrency: [{ limit: 1, key: 'event.data.sourceId' }],
  },
  async ({ event, step }) => {
    // A process remembers a source for some seconds: what it takes in until then is lowered as well.
    await step.sleep('until every process knows', '10s');
    let after: string | null = null;
    let parts = 0;
    do {
      const from: string | null = after;
      after = await step.run(`lower part ${parts}`, () => lowerDistrusted(event.data, from));
      parts += 1;
    } while (after !== null);
    return { parts };
  },
);
