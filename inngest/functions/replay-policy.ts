import { failReplay, runReplay } from '@/lib/usecases/policies/run-replay';
import { events, inngest } from '../client';

/** Decides the past again under a draft, beside everything else: one at a time in each workspace. */
export const replayPolicyFunction = inngest.createFunction(
  {
    id: 'replay-policy',
    triggers: [events.replayRequested],
    retries: 2,
    concurrency: [{ limit: 1, key: 'event.data.workspaceId' }],
    onFailure: async ({ event, step }) => {
      const { workspaceId, replayId } = event.data.event.data as { workspaceId: string; replayId: string };
      await step.run('fail', () => failReplay(workspaceId, replayId));
    },
  },
  ({ event, step }) => step.run('replay', () => runReplay(event.data.workspaceId, event.data.replayId)),
);
