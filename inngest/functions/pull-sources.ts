import { cron } from 'inngest';
import { findDuePulls } from '@/lib/usecases/pulls/find-due-pulls';
import { pullSource } from '@/lib/usecases/pulls/pull-source';
import { inngest } from '../client';

/** Sources of one run; further ones are due a minute later. */
const LIMIT = 50;

/** Each minute: connected platforms that are due are read, one after the other. */
export const pullSourcesFunction = inngest.createFunction(
  { id: 'pull-sources', triggers: [cron('* * * * *')], retries: 1, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const outcomes: Record<string, number> = {};
    for (const sourceId of await step.run('find due sources', () => findDuePulls(LIMIT))) {
      const { outcome } = await step.run(`pull ${sourceId}`, () => pullSource(sourceId));
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    return { outcomes };
  },
);
