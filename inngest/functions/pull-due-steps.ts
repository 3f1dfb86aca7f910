import { cron } from 'inngest';
import { pullDueSteps } from '@/lib/usecases/outreach/pull-due-steps';
import { inngest } from '../client';

/** Each minute: which steps of sequences have come due in the outreach tool. */
export const pullDueStepsFunction = inngest.createFunction(
  { id: 'pull-due-steps', triggers: [cron('* * * * *')], retries: 0, concurrency: [{ limit: 1 }] },
  ({ step }) => step.run('pull', () => pullDueSteps()),
);
