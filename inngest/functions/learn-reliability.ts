import { cron } from 'inngest';
import { findLearningWorkspaces, learnReliability } from '@/lib/usecases/sources/learn-reliability';
import { inngest } from '../client';

/** Every night: how far each source can be relied on, from what was borne out of its claims in the last year. */
export const learnReliabilityFunction = inngest.createFunction(
  { id: 'learn-reliability', triggers: [cron('11 3 * * *')], retries: 2, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const learnt: Record<string, { learnt: number; told: number }> = {};
    for (const workspaceId of await step.run('find workspaces', () => findLearningWorkspaces()))
      learnt[workspaceId] = await step.run(`learn in ${workspaceId}`, () => learnReliability(workspaceId));
    return { learnt };
  },
);
