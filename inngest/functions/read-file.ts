import { failFile } from '@/lib/usecases/files/fail-file';
import { readOn } from '@/lib/usecases/files/read-on';
import { reviveFile } from '@/lib/usecases/files/tend-files';
import { events, inngest } from '../client';

/** A step reads for about this long before the next one goes on. */
const STEP_MS = 5000;
const MAX_STEPS = 900;

/** A file is to be checked or imported: batch by batch to its end, or until somebody pauses it. One reader for each. */
export const readFileFunction = inngest.createFunction(
  {
    id: 'read-file',
    triggers: [events.fileRequested],
    retries: 10,
    concurrency: [{ limit: 1, key: 'event.data.fileId' }],
    onFailure: async ({ event, error, step }) => {
      const { workspaceId, fileId } = event.data.event.data as { workspaceId: string; fileId: string };
      await step.run('fail', () => failFile(workspaceId, fileId, error.message));
    },
  },
  async ({ event, step }) => {
    const { workspaceId, fileId } = event.data;
    let rows = 0;
    for (let at = 0; at < MAX_STEPS; at++) {
      const read = await step.run(`read ${at}`, () => readOn(workspaceId, fileId, STEP_MS));
      rows += read.rows;
      if (read.isOver) return { rows };
      if (read.waitSeconds !== null) await step.sleep(`wait ${at}`, `${read.waitSeconds}s`);
    }
    // More than a run may hold: another one goes on.
    await step.run('go on', () => reviveFile(workspaceId, fileId));
    return { rows };
  },
);
