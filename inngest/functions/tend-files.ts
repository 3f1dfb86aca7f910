import { cron } from 'inngest';
import { clearFiles, reviveFiles } from '@/lib/usecases/files/tend-files';
import { inngest } from '../client';

const LIMIT = 200;

/** Files that stand still while they should be read go on. */
export const reviveFilesFunction = inngest.createFunction(
  { id: 'revive-files', triggers: [cron('*/2 * * * *')], retries: 0, concurrency: [{ limit: 1 }] },
  async ({ step }) => ({ revived: await step.run('revive', () => reviveFiles(LIMIT)) }),
);

/** Every night: what was uploaded, and came to nothing, is removed, and so are rows that were not taken. */
export const clearFilesFunction = inngest.createFunction(
  { id: 'clear-files', triggers: [cron('37 1 * * *')], retries: 2, concurrency: [{ limit: 1 }] },
  async ({ step }) => step.run('clear', () => clearFiles(LIMIT)),
);
