import { cron } from 'inngest';
import { pullSearchTerms } from '@/lib/usecases/search-terms/pull-search-terms';
import { inngest } from '../client';

/** Every hour: what search terms did on the days that are over, the last of them again as their conversions come in. */
export const pullSearchTermsFunction = inngest.createFunction(
  { id: 'pull-search-terms', triggers: [cron('23 * * * *')], retries: 0, concurrency: [{ limit: 1 }] },
  ({ step }) => step.run('pull', () => pullSearchTerms()),
);
