import { redecideWaitingActions } from '@/lib/usecases/approvals/redecide-waiting-actions';
import { events, inngest } from '../client';

/** The first decisions of an agent version are reviewed: what waited for that alone is decided again. */
export const redecideWaitingFunction = inngest.createFunction(
  {
    id: 'redecide-waiting',
    triggers: [events.reviewCompleted],
    retries: 4,
    concurrency: [{ limit: 1, key: 'event.data.agentId' }],
  },
  ({ event, step }) =>
    step.run('redecide', () => redecideWaitingActions(event.data.workspaceId, event.data.agentId)),
);
