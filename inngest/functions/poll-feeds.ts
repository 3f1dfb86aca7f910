import { cron } from 'inngest';
import { findDueFeeds } from '@/lib/usecases/feeds/find-due-feeds';
import { pollFeed } from '@/lib/usecases/feeds/poll-feed';
import { inngest } from '../client';

/** Feeds of one run; further ones are due five minutes later. */
const LIMIT = 100;

/** Every five minutes: feeds that are due are read, one after the other, so that no publisher is asked twice at once. */
export const pollFeedsFunction = inngest.createFunction(
  { id: 'poll-feeds', triggers: [cron('*/5 * * * *')], retries: 1, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const outcomes: Record<string, number> = {};
    for (const sourceId of await step.run('find due feeds', () => findDueFeeds(LIMIT))) {
      const { outcome } = await step.run(`poll ${sourceId}`, () => pollFeed(sourceId));
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    return { outcomes };
  },
);
