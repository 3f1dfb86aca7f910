import { cron } from 'inngest';
import { carryOutAlarm } from '@/lib/usecases/monitoring/carry-out-alarm';
import { findWatchedWorkspaces, watchWorkspace } from '@/lib/usecases/monitoring/watch-workspace';
import { events, inngest } from '../client';

/** Every hour: metrics, decisions and sources of each workspace, as far as hours and days have become complete by its own clock. */
export const watchWorkspacesFunction = inngest.createFunction(
  { id: 'watch-workspaces', triggers: [cron('7 * * * *')], retries: 2, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const opened: Record<string, number> = {};
    for (const workspaceId of await step.run('find workspaces', () => findWatchedWorkspaces()))
      opened[workspaceId] = await step.run(
        `watch ${workspaceId}`,
        async () => (await watchWorkspace(workspaceId)).opened,
      );
    return { opened };
  },
);

/** Drift or an anomaly was found: what the policy says should follow is done. */
export const carryOutAlarmFunction = inngest.createFunction(
  {
    id: 'carry-out-alarm',
    triggers: [events.alarmOpened],
    retries: 10,
    concurrency: [{ limit: 1, key: 'event.data.workspaceId' }],
  },
  async ({ event, step }) => ({
    followed: await step.run('do what should follow', () => carryOutAlarm(event.data)),
  }),
);
