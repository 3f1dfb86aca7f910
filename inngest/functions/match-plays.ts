import { cron } from 'inngest';
import { MOST_OF_SCHEDULE } from '@/lib/core/plays/limits';
import { matchConsidered } from '@/lib/usecases/plays/match-considered';
import { claimDuePlays, matchDuePage } from '@/lib/usecases/plays/match-due';
import { matchSurge } from '@/lib/usecases/plays/match-surge';
import { events, inngest } from '../client';

/** One after the other for each workspace: two plays about one person see each other's runs. */
const oneByOne = [{ limit: 1, key: 'event.data.workspaceId' }, { limit: 4 }] as const;

/** Signals arrived that live plays listen to: whom the conditions hold of gets a run. */
export const matchPlaysFunction = inngest.createFunction(
  { id: 'match-plays', triggers: [events.playConsidered], retries: 6, concurrency: [...oneByOne] },
  ({ event, step }) => step.run('match', () => matchConsidered(event.data.workspaceId, event.data.signalIds)),
);

/** A company surges: the plays that answer it take up its people. */
export const matchSurgesFunction = inngest.createFunction(
  { id: 'match-surge', triggers: [events.surgeOpened], retries: 6, concurrency: [...oneByOne] },
  ({ event, step }) => step.run('match', () => matchSurge(event.data.workspaceId, event.data.surgeId)),
);

/** Every minute: which schedules are due. */
export const findDuePlaysFunction = inngest.createFunction(
  { id: 'find-due-plays', triggers: [cron('* * * * *')], retries: 1, concurrency: [{ limit: 1 }] },
  ({ step }) => step.run('claim', () => claimDuePlays()),
);

/** So many pages, and no more: whoever is left is looked at when it is due again. */
const MOST_PAGES = 400;

/** A schedule is due: people are looked at page by page until all were, or as many were taken up as one firing may. */
export const matchSchedulesFunction = inngest.createFunction(
  { id: 'match-schedule', triggers: [events.playDue], retries: 6, concurrency: [...oneByOne] },
  async ({ event, step }) => {
    let matched = 0;
    let after: string | null = null;
    for (let page = 0; page < MOST_PAGES; page++) {
      const from: string | null = after;
      const soFar = matched;
      const looked: Awaited<ReturnType<typeof matchDuePage>> = await step.run(`page ${page}`, () =>
        matchDuePage(event.data, from, soFar),
      );
      matched += looked.matched;
      after = looked.after;
      if (after === null || matched >= MOST_OF_SCHEDULE) break;
    }
    return { matched };
  },
);
