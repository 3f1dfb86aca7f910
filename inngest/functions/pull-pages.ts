import { cron } from 'inngest';
import { pullPages } from '@/lib/usecases/content/pull-pages';
import { inngest } from '../client';

/** Every ten minutes: what landing pages there are, and what became of them on the days that are over. */
export const pullPagesFunction = inngest.createFunction(
  { id: 'pull-pages', triggers: [cron('*/10 * * * *')], retries: 0, concurrency: [{ limit: 1 }] },
  ({ step }) => step.run('pull', () => pullPages()),
);
