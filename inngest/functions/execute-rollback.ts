import { waitSecondsAfter } from '@/lib/core/rollback/wait-for-others';
import { interruptRollback } from '@/lib/usecases/rollbacks/interrupt-rollback';
import { runRollbackPage } from '@/lib/usecases/rollbacks/run-page';
import { events, inngest } from '../client';

/** A step works for about this long before what it has done is kept and the next one goes on. */
const STEP_MS = 10_000;
const MAX_STEPS = 900;

const STUCK =
  'What is left could not be taken back for a quarter of an hour: others are at it, or its platform is too busy.';

/** A rollback was started: page by page until nothing waits, or a person pauses it. One at a time for each. */
export const executeRollbackFunction = inngest.createFunction(
  {
    id: 'execute-rollback',
    triggers: [events.rollbackStarted],
    retries: 10,
    concurrency: [{ limit: 1, key: 'event.data.rollbackId' }],
    onFailure: async ({ event, error, step }) => {
      const { workspaceId, rollbackId } = event.data.event.data as {
        workspaceId: string;
        rollbackId: string;
      };
      await step.run('pause', () => interruptRollback(workspaceId, rollbackId, error.message));
    },
  },
  async ({ event, step }) => {
    const { workspaceId, rollbackId } = event.data;
    let settled = 0;
    let idle = 0;
    for (let at = 0; at < MAX_STEPS; at++) {
      const page = await step.run(`take back ${at}`, async () => {
        const until = Date.now() + STEP_MS;
        let done = 0;
        for (;;) {
          const result = await runRollbackPage(workspaceId, rollbackId);
          done += result.done;
          if (result.isOver || result.done === 0 || Date.now() > until) return { ...result, done };
        }
      });
      settled += page.done;
      if (page.isOver) break;
      idle = page.done > 0 ? 0 : idle + 1;
      if (idle === 0) continue;
      const seconds = waitSecondsAfter(idle);
      if (seconds === null) {
        await step.run('pause', () => interruptRollback(workspaceId, rollbackId, STUCK));
        break;
      }
      await step.sleep(`wait ${at}`, `${seconds}s`);
    }
    return { settled };
  },
);
