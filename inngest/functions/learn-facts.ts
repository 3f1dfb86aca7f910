import { cron } from 'inngest';
import { findMemoryWorkspaces, learnFacts } from '@/lib/usecases/memory/learn-facts';
import { inngest } from '../client';

/** Every five minutes: what agents learn of people and companies from what came in and what became of what they did. */
export const learnFactsFunction = inngest.createFunction(
  { id: 'learn-facts', triggers: [cron('*/5 * * * *')], retries: 2, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const learnt: Record<string, { signals: number; learnt: number }> = {};
    for (const workspaceId of await step.run('find workspaces', () => findMemoryWorkspaces()))
      learnt[workspaceId] = await step.run(`learn in ${workspaceId}`, () => learnFacts(workspaceId));
    return { learnt };
  },
);
