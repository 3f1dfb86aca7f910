import { cron } from 'inngest';
import { dropContents, findRetentions } from '@/lib/usecases/audit/drop-contents';
import { forgetBodies } from '@/lib/usecases/sources/forget-bodies';
import { inngest } from '../client';

/** Every night, before the records are checked: what entries say is dropped where its time is over and no legal hold covers it; so are bodies of requests. */
export const dropContentsFunction = inngest.createFunction(
  { id: 'drop-contents', triggers: [cron('47 1 * * *')], retries: 2, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const dropped: Record<string, number> = {};
    for (const workspaceId of await step.run('find retentions', () => findRetentions()))
      dropped[workspaceId] = await step.run(`drop in ${workspaceId}`, () => dropContents(workspaceId));
    const bodies = await step.run('forget bodies of deliveries', () => forgetBodies());
    return { dropped, bodies };
  },
);
