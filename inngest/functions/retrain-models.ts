import { cron } from 'inngest';
import { findRetrainingWorkspaces, retrainModel } from '@/lib/usecases/models/retrain-models';
import { events, inngest } from '../client';

/** Every week: each score is learnt anew, and goes live where it is not worse on what it had not seen. */
export const retrainModelsFunction = inngest.createFunction(
  { id: 'retrain-models', triggers: [cron('23 4 * * 1')], retries: 2, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const learnt: Record<string, { version: number; live: boolean } | null> = {};
    for (const workspaceId of await step.run('find workspaces', () => findRetrainingWorkspaces()))
      learnt[workspaceId] = await step.run(`learn in ${workspaceId}`, () => retrainModel(workspaceId, null));
    return { learnt };
  },
);

/** The same for one workspace when a person asks for it. */
export const learnOnDemandFunction = inngest.createFunction(
  {
    id: 'learn-on-demand',
    triggers: [events.learningAsked],
    retries: 2,
    concurrency: [{ limit: 1, key: 'event.data.workspaceId' }],
  },
  ({ event, step }) => step.run('learn', () => retrainModel(event.data.workspaceId, event.data.actorId)),
);
