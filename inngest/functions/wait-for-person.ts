import type { GetStepTools } from 'inngest';
import { advanceApproval } from '@/lib/usecases/approvals/advance-approval';
import { resendDecision } from '@/lib/usecases/approvals/resend-decision';
import { events, type inngest } from '../client';
import { answersApproval } from './answers-approval';

type Step = GetStepTools<typeof inngest>;

/**
 * Waits until a person has answered, or until time is up. The approval row is the truth; the event only wakes the run. The wait
 * and the second look are registered together, so that an answer that came first is sent again and never missed.
 */
export async function waitForPerson(
  step: Step,
  workspaceId: string,
  approvalId: string,
): Promise<{ actionStatus: string; approvalStatus: string }> {
  for (let round = 0; ; round++) {
    const progress = await step.run(`approval ${approvalId} ${round}`, () =>
      advanceApproval(workspaceId, approvalId),
    );
    if (progress.status !== 'pending' || !progress.nextDeadlineAt)
      return { actionStatus: progress.actionStatus, approvalStatus: progress.status };
    await Promise.all([
      step.waitForEvent(`answer ${approvalId} ${round}`, {
        event: events.approvalDecided,
        timeout: new Date(progress.nextDeadlineAt),
        if: answersApproval(approvalId),
      }),
      step.run(`look again ${approvalId} ${round}`, () => resendDecision(workspaceId, approvalId)),
    ]);
  }
}
