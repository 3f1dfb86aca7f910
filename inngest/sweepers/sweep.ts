import { cron } from 'inngest';
import { cancelCompensation, executeAction, reconcileAction } from '@/lib/gateway';
import { advanceApproval } from '@/lib/usecases/approvals/advance-approval';
import { resendDecision } from '@/lib/usecases/approvals/resend-decision';
import { sendOutboxEvents } from '@/lib/usecases/outbox/send-outbox-events';
import {
  findInterruptedCompensations,
  findOverdueApprovals,
  findStaleCleared,
  findUnfinishedExecutions,
} from '@/lib/usecases/sweeps/find-open-work';
import { reviveStandingWork } from '@/lib/usecases/workflows/revive-standing-work';
import { inngest } from '../client';

const LIMIT = 200;

/** Each time promise has a sweeper: every minute, what an event or a process should have done and did not is done here. */
export const sweepFunction = inngest.createFunction(
  { id: 'sweep', triggers: [cron('* * * * *')], retries: 0, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const sent = await step.run('send waiting events', () => sendOutboxEvents());
    const approvals = await step.run('advance overdue approvals', async () => {
      const overdue = await findOverdueApprovals(LIMIT);
      for (const { workspaceId, id } of overdue) {
        await advanceApproval(workspaceId, id);
        await resendDecision(workspaceId, id);
      }
      return overdue.length;
    });
    const executions = await step.run('close unfinished executions', async () => {
      const unfinished = await findUnfinishedExecutions(LIMIT);
      for (const { workspaceId, id } of unfinished) await reconcileAction({ workspaceId, actionId: id });
      return unfinished.length;
    });
    const cleared = await step.run('carry out what was cleared', async () => {
      const stale = await findStaleCleared(LIMIT);
      for (const { workspaceId, id } of stale) await executeAction({ workspaceId, actionId: id });
      return stale.length;
    });
    const cancelled = await step.run('cancel interrupted compensations', async () => {
      const interrupted = await findInterruptedCompensations(LIMIT);
      for (const { workspaceId, id } of interrupted) await cancelCompensation({ workspaceId, actionId: id });
      return interrupted.length;
    });
    const revived = await step.run('revive what stands still', () => reviveStandingWork(LIMIT));
    return { sent, approvals, executions, cleared, cancelled, revived };
  },
);
