import { cron } from 'inngest';
import { activateDueScope } from '@/lib/usecases/agents/activate-due-scope';
import { advanceApproval } from '@/lib/usecases/approvals/advance-approval';
import { resendDecision } from '@/lib/usecases/approvals/resend-decision';
import { indexRecords } from '@/lib/usecases/audit/index-record';
import { sealLogs } from '@/lib/usecases/audit/seal-log';
import { activateBudgetChange } from '@/lib/usecases/budgets/activate-budget-change';
import { findDuePolicies, findDueScopes } from '@/lib/usecases/changes/find-due-changes';
import { passOnDistress } from '@/lib/usecases/contacts/pass-on-distress';
import { carryOutAlarm, findAlarmsToCarryOut } from '@/lib/usecases/monitoring/carry-out-alarm';
import { mailReviewers } from '@/lib/usecases/notifications/mail-reviewers';
import { postWebhooks } from '@/lib/usecases/notifications/post-webhooks';
import { sendOutboxEvents } from '@/lib/usecases/outbox/send-outbox-events';
import { activateDuePolicy } from '@/lib/usecases/policies/activate-due-policy';
import { runDueDrills } from '@/lib/usecases/stops/due-drills';
import { tripAllBreakers } from '@/lib/usecases/stops/trip-breakers';
import { actionSweeps } from '@/lib/usecases/sweeps/action-sweeps';
import { attempt } from '@/lib/usecases/sweeps/attempt';
import { eachOf } from '@/lib/usecases/sweeps/each-of';
import {
  findDueBudgetChanges,
  findOverdueApprovals,
  findOverdueDistress,
} from '@/lib/usecases/sweeps/find-open-work';
import { reviveStandingWork } from '@/lib/usecases/workflows/revive-standing-work';
import { inngest } from '../client';

const LIMIT = 200;

/** Each time promise has a sweeper: every minute, what an event or a process should have done and did not is done here. */
export const sweepFunction = inngest.createFunction(
  { id: 'sweep', triggers: [cron('* * * * *')], retries: 0, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    // What stops by itself waits for nothing.
    const breakers = await step.run('open breakers', () => attempt('open breakers', () => tripAllBreakers()));
    const alarms = await step.run('do what follows from alarms', () =>
      attempt('do what follows from alarms', async () =>
        eachOf('alarm', await findAlarmsToCarryOut(LIMIT), ({ workspaceId, id: alarmId }) =>
          carryOutAlarm({ workspaceId, alarmId }),
        ),
      ),
    );
    const sent = await step.run('send waiting events', () =>
      attempt('send waiting events', () => sendOutboxEvents()),
    );
    const approvals = await step.run('advance overdue approvals', () =>
      attempt('advance overdue approvals', async () =>
        eachOf('approval', await findOverdueApprovals(LIMIT), async ({ workspaceId, id }) => {
          await advanceApproval(workspaceId, id);
          await resendDecision(workspaceId, id);
        }),
      ),
    );
    const distress = await step.run('pass on overdue signs of distress', () =>
      attempt('pass on overdue signs of distress', async () =>
        eachOf('sign of distress', await findOverdueDistress(LIMIT), passOnDistress),
      ),
    );
    const actions: Record<string, number | null> = {};
    for (const [name, work] of Object.entries(actionSweeps))
      actions[name] = await step.run(name, () => attempt(name, () => work(LIMIT)));
    const budgets = await step.run('let budget changes take effect', () =>
      attempt('let budget changes take effect', async () =>
        eachOf('budget change', await findDueBudgetChanges(LIMIT), ({ workspaceId, id: changeId }) =>
          activateBudgetChange({ workspaceId, changeId }),
        ),
      ),
    );
    const policies = await step.run('let wider policies take effect', () =>
      attempt('let wider policies take effect', async () =>
        eachOf('policy', await findDuePolicies(LIMIT), activateDuePolicy),
      ),
    );
    const scopes = await step.run('let wider scopes take effect', () =>
      attempt('let wider scopes take effect', async () =>
        eachOf('scope', await findDueScopes(LIMIT), ({ workspaceId, id: scopeId }) =>
          activateDueScope({ workspaceId, scopeId }),
        ),
      ),
    );
    const mails = await step.run('write to reviewers', () =>
      attempt('write to reviewers', () => mailReviewers(LIMIT)),
    );
    const webhooks = await step.run('post to programs again', () =>
      attempt('post to programs again', () => postWebhooks(LIMIT)),
    );
    const drills = await step.run('run due drills', () => attempt('run due drills', () => runDueDrills()));
    const revived = await step.run('revive what stands still', () =>
      attempt('revive what stands still', () => reviveStandingWork(LIMIT)),
    );
    const sealed = await step.run('seal the record', () => attempt('seal the record', () => sealLogs()));
    const indexed = await step.run('make the record searchable', () =>
      attempt('make the record searchable', () => indexRecords()),
    );
    return {
      sent,
      approvals,
      distress,
      actions,
      budgets,
      policies,
      scopes,
      mails,
      webhooks,
      breakers,
      alarms,
      drills,
      revived,
      sealed,
      indexed,
    };
  },
);
