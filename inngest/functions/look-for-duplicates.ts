import { cron } from 'inngest';
import {
  findDailyLooks,
  finishLook,
  lookAtNewest,
  lookAtPage,
} from '@/lib/usecases/profiles/look-for-duplicates';
import { inngest } from '../client';

/** Pages of one workspace in one night; the next night goes on where this one ended. */
const MOST_PAGES = 200;

/** Every night: whether people who changed since the last look are probably somebody who is known already. It only suggests. */
export const lookForDuplicatesFunction = inngest.createFunction(
  { id: 'look-for-duplicates', triggers: [cron('23 2 * * *')], retries: 2, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const found: Record<string, number> = {};
    for (const look of await step.run('find workspaces', () => findDailyLooks())) {
      const { workspaceId } = look;
      const newest = await step.run(`compare the newest of ${workspaceId}`, () => lookAtNewest(workspaceId));
      let { suggested, examined } = { ...newest, examined: 0 };
      let reached = look.from;
      for (let page = 0; page < MOST_PAGES; page++) {
        const after = reached;
        const looked = await step.run(`compare page ${page} of ${workspaceId}`, () =>
          lookAtPage(look, after),
        );
        suggested += looked.suggested;
        examined += looked.examined;
        reached = looked.next;
        if (looked.isLast) break;
      }
      const sought = { examined: Math.max(examined, newest.examined), suggested };
      const end = reached;
      await step.run(`record the look at ${workspaceId}`, () => finishLook(workspaceId, sought, end));
      found[workspaceId] = suggested;
    }
    return { found };
  },
);
