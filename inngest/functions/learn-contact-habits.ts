import { cron } from 'inngest';
import { findHabitWorkspaces, learnContactHabits } from '@/lib/usecases/learning/learn-contact-habits';
import { inngest } from '../client';

/** Every night: when people read, and what each further contact without an answer brings. */
export const learnContactHabitsFunction = inngest.createFunction(
  { id: 'learn-contact-habits', triggers: [cron('37 2 * * *')], retries: 2, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const learnt: Record<string, { engagements: number; contacts: number }> = {};
    for (const workspaceId of await step.run('find workspaces', () => findHabitWorkspaces()))
      learnt[workspaceId] = await step.run(`learn in ${workspaceId}`, () => learnContactHabits(workspaceId));
    return { learnt };
  },
);
