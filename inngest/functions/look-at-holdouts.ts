import { cron } from 'inngest';
import {
  findAgentsOnTheirOwn,
  findHoldoutsToLookAt,
  holdAgentToEvidence,
  lookAtHoldout,
} from '@/lib/usecases/holdouts/look-at-holdouts';
import { inngest } from '../client';

/** Every night: what holdouts show by now, and whether the agents that act by themselves still may. */
export const lookAtHoldoutsFunction = inngest.createFunction(
  { id: 'look-at-holdouts', triggers: [cron('53 3 * * *')], retries: 3, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const holdouts = await step.run('find holdouts', () => findHoldoutsToLookAt());
    for (const holdout of holdouts)
      await step.run(`look at ${holdout.holdoutId}`, () => lookAtHoldout(holdout));
    let fallen = 0;
    for (const agent of await step.run('find agents', () => findAgentsOnTheirOwn())) {
      const { fell } = await step.run(`hold ${agent.agentId} to its evidence`, () =>
        holdAgentToEvidence(agent),
      );
      if (fell) fallen += 1;
    }
    return { looked: holdouts.length, fallen };
  },
);
