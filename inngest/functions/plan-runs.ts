import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { events, inngest } from '../client';

/** Signals arrived: the orchestrator plans what to do about each, or to do nothing. */
export const planRunsFunction = inngest.createFunction(
  { id: 'plan-runs', triggers: [events.signalRecorded], retries: 6, concurrency: [{ limit: 2 }] },
  ({ event, step }) => step.run('plan', () => planRuns(event.data.workspaceId, event.data.signalIds)),
);
