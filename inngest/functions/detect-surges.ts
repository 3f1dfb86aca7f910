import { cron } from 'inngest';
import { detectSurges, findEngagedWorkspaces } from '@/lib/usecases/surges/detect-surges';
import { inngest } from '../client';

/** Every ten minutes: whether the people of an account engage unusually, in every workspace where somebody did something lately. */
export const detectSurgesFunction = inngest.createFunction(
  { id: 'detect-surges', triggers: [cron('*/10 * * * *')], retries: 1, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const opened: Record<string, number> = {};
    for (const workspaceId of await step.run('find workspaces', () => findEngagedWorkspaces()))
      opened[workspaceId] = await step.run(
        `detect ${workspaceId}`,
        async () => (await detectSurges(workspaceId)).opened.length,
      );
    return { opened };
  },
);
