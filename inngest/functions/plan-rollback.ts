import { interruptRollback } from '@/lib/usecases/rollbacks/interrupt-rollback';
import { planRollbackOf } from '@/lib/usecases/rollbacks/plan-rollback';
import { events, inngest } from '../client';

/** A rollback was asked for: find what is in it and how each object stands outside. Nothing is changed yet. */
export const planRollbackFunction = inngest.createFunction(
  {
    id: 'plan-rollback',
    triggers: [events.rollbackRequested],
    retries: 4,
    singleton: { key: 'event.data.rollbackId', mode: 'skip' },
    onFailure: async ({ event, error, step }) => {
      const { workspaceId, rollbackId } = event.data.event.data as {
        workspaceId: string;
        rollbackId: string;
      };
      await step.run('fail', () => interruptRollback(workspaceId, rollbackId, error.message));
    },
  },
  ({ event, step }) => {
    const { workspaceId, rollbackId } = event.data;
    return step.run('plan', () => planRollbackOf(workspaceId, rollbackId));
  },
);
