import { cron } from 'inngest';
import {
  cancelCompensation,
  executeAction,
  expireAction,
  reconcileAction,
  releaseEndedReservations,
} from '@/lib/gateway';
import { advanceApproval } from '@/lib/usecases/approvals/advance-approval';
import { resendDecision } from '@/lib/usecases/approvals/resend-decision';
import { activateBudgetChange } from '@/lib/usecases/budgets/activate-budget-change';
import { sendOutboxEvents } from '@/lib/usecases/outbox/send-outbox-events';
import {
  findDueBudgetChanges,
  findEndedReservations,
  findExpired,
  findInterruptedCompensations,
  findOverdueApprovals,
  findStaleCleared,
  findUnclearOutcomes,
  findUnfinishedExecutions,
} from '@/lib/usecases/sweeps/find-open-work';
import { reviveStandingWork } from '@/lib/usecases/workflows/revive-standing-work';
import { inngest } from '../client';
import { eachOf } from './each-of';

const LIMIT = 200;

/** Each time promise has a sweeper: every minute, what an event or a process should have done and did not is done here. */
export const sweepFunction = inngest.createFunction(
  { id: 'sweep', triggers: [cron('* * * * *')], retries: 0, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const sent = await step.run('send waiting events', () => sendOutboxEvents());
    const approvals = await step.run('advance overdue approvals', async () => {
      const overdue = await findOverdueApprovals(LIMIT);
      return eachOf('approval', overdue, async ({ workspaceId, id }) => {
        await advanceApproval(workspaceId, id);
        await resendDecision(workspaceId, id);
      });
    });
    const executions = await step.run('close unfinished executions', async () =>
      eachOf('execution', await findUnfinishedExecutions(LIMIT), reconcileAction),
    );
    const asked = await step.run('ask again what became of it', async () =>
      eachOf('unclear outcome', await findUnclearOutcomes(LIMIT), reconcileAction),
    );
    const expired = await step.run('expire what was never carried out', async () =>
      eachOf('expiry', await findExpired(LIMIT), expireAction),
    );
    const cleared = await step.run('carry out what was cleared', async () =>
      eachOf('cleared action', await findStaleCleared(LIMIT), executeAction),
    );
    const cancelled = await step.run('cancel interrupted compensations', async () =>
      eachOf('compensation', await findInterruptedCompensations(LIMIT), cancelCompensation),
    );
    const ended = await step.run('release money of windows that are over', async () =>
      eachOf('reservation', await findEndedReservations(LIMIT), releaseEndedReservations),
    );
    const budgets = await step.run('let budget changes take effect', async () =>
      eachOf('budget change', await findDueBudgetChanges(LIMIT), ({ workspaceId, id: changeId }) =>
        activateBudgetChange({ workspaceId, changeId }),
      ),
    );
    const revived = await step.run('revive what stands still', () => reviveStandingWork(LIMIT));
    return { sent, approvals, executions, asked, expired, cleared, cancelled, ended, budgets, revived };
  },
);
