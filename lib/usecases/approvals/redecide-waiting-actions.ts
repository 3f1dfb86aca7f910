import { findingSchema } from '@/lib/core/gate/finding';
import { db } from '@/lib/db/client';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { redecideApproval } from './redecide-approval';

/** The rules that ask only until enough outcomes have been judged. */
const reviewRules = ['policy.first-decisions', 'oversight.matrix', 'scope.additions'];

const onlyForReview = (findings: unknown): boolean =>
  findingSchema
    .array()
    .parse(findings)
    .every((finding) => finding.verdict !== 'escalate' || reviewRules.includes(finding.rule));

/**
 * Once a person has reviewed the first decisions of an agent version, what waited for that reason alone is decided again and may
 * go its way; everything else keeps waiting. @returns how many were cleared.
 */
export async function redecideWaitingActions(workspaceId: string, agentId: string): Promise<number> {
  const waiting = await db().approval.findMany({
    where: { workspaceId, status: 'pending', action: { requesterId: agentId, status: 'awaiting_approval' } },
    orderBy: { id: 'asc' },
    select: { id: true, findings: true },
  });
  let cleared = 0;
  for (const { id } of waiting.filter((approval) => onlyForReview(approval.findings)))
    if (
      await redecideApproval(workspaceId, id, 'The first decisions of this agent version have been reviewed.')
    )
      cleared += 1;
  await sendOutboxEvents();
  return cleared;
}
