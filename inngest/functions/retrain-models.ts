import { cron } from 'inngest';
import { findRetraining, retrainAgent, retrainModel } from '@/lib/usecases/models/retrain-models';
import { events, inngest } from '../client';

/** Every week: whatever agents learn is learnt anew, and goes live where it is not worse on what it had not seen. */
export const retrainModelsFunction = inngest.createFunction(
  { id: 'retrain-models', triggers: [cron('23 4 * * 1')], retries: 2, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const learnt: Record<string, { version: number; live: boolean } | null> = {};
    for (const each of await step.run('find what to learn', () => findRetraining()))
      learnt[`${each.workspaceId} ${each.kind}`] = await step.run(
        `learn ${each.kind} in ${each.workspaceId}`,
        () => retrainModel(each, null),
      );
    return { learnt };
  },
);

/** The same for one agent when a person asks for it. */
export const learnOnDemandFunction = inngest.createFunction(
  {
    id: 'learn-on-demand',
    triggers: [events.learningAsked],
    retries: 2,
    concurrency: [{ limit: 1, key: 'event.data.workspaceId' }],
  },
  ({ event, step }) =>
    step.run('learn', () => retrainAgent(event.data.workspaceId, event.data.agentId, event.data.actorId)),
);
