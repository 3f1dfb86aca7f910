import { cron } from 'inngest';
import { checkRecord, findLogs } from '@/lib/usecases/audit/check-record';
import { events, inngest } from '../client';

/** Every night: the record of each workspace is built anew from its bytes, and the tables are held against it. */
export const checkRecordsFunction = inngest.createFunction(
  { id: 'check-records', triggers: [cron('17 2 * * *')], retries: 2, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const problems: Record<string, number> = {};
    for (const workspaceId of await step.run('find logs', () => findLogs()))
      problems[workspaceId] = await step.run(
        `check ${workspaceId}`,
        async () => (await checkRecord(workspaceId)).problems.length,
      );
    return { problems };
  },
);

/** Somebody wants to know now. */
export const checkRecordFunction = inngest.createFunction(
  {
    id: 'check-record',
    triggers: [events.recordCheckRequested],
    retries: 2,
    singleton: { key: 'event.data.workspaceId', mode: 'skip' },
  },
  ({ event, step }) =>
    step.run('check', async () => (await checkRecord(event.data.workspaceId)).problems.length),
);
