import { cron } from 'inngest';
import { findWorkspacesToAttribute, lookAtOutcomes } from '@/lib/usecases/attribution/look-at-outcomes';
import { inngest } from '../client';

/** Every hour: what was won and what came before it, where a CRM told something since the last look, or that is a day old. */
export const lookAtOutcomesFunction = inngest.createFunction(
  { id: 'look-at-outcomes', triggers: [cron('41 * * * *')], retries: 2, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const looked: Record<string, { opportunities: number; touches: number }> = {};
    for (const workspaceId of await step.run('find workspaces', () => findWorkspacesToAttribute()))
      looked[workspaceId] = await step.run(`look at ${workspaceId}`, () => lookAtOutcomes(workspaceId));
    return { looked };
  },
);
