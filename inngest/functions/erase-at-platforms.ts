import { cron } from 'inngest';
import { eraseAtPlatform } from '@/lib/gateway';
import { findPlatformErasures } from '@/lib/usecases/rights/find-platform-erasures';
import { events, inngest } from '../client';

/** A person was erased here: each platform that knows them is told, until it has answered. */
export const eraseAtPlatformsFunction = inngest.createFunction(
  { id: 'erase-at-platforms', triggers: [events.contactErased], retries: 10 },
  async ({ event, step }) => {
    const open = await step.run('find platforms', () => findPlatformErasures(event.data));
    await Promise.all(
      open.map(({ id, workspaceId }) =>
        step.run(`erase ${id}`, async () => {
          await eraseAtPlatform(workspaceId, id);
        }),
      ),
    );
    return { platforms: open.length };
  },
);

/** What a platform could not do for so long that the workflow gave up is tried again every night. */
export const retryPlatformErasuresFunction = inngest.createFunction(
  { id: 'retry-platform-erasures', triggers: [cron('41 3 * * *')], retries: 1, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const open = await step.run('find platforms', () => findPlatformErasures({}));
    const failed: string[] = [];
    for (const { id, workspaceId } of open) {
      const done = await step.run(`erase ${id}`, () =>
        eraseAtPlatform(workspaceId, id).then(
          () => true,
          () => false,
        ),
      );
      if (!done) failed.push(id);
    }
    return { tried: open.length, failed };
  },
);
