import type { ApprovalPage, ListApprovalsQuery } from '@/lib/contracts/approvals';
import { findingSchema } from '@/lib/core/gate/finding';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { actionSummaryInclude, presentActionSummary, refsOfAction } from '../actions/present-action-summary';
import { presentApprovalAnswer, refsOfApproval } from '../actions/present-approval-answer';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { resolveNames } from '../names/resolve-names';
import { answersFor } from './answers-for';

/** What waits for a person, by deadline and how much hangs on it, or what was answered, newest first. */
export async function listApprovals(
  workspace: { id: string; currency: string },
  query: ListApprovalsQuery,
  viewerId: string | null = null,
): Promise<ApprovalPage> {
  const sort = query.sort ?? (query.status === 'pending' ? 'queue' : '-createdAt');
  const field = sort === 'queue' ? 'queueAt' : sort.endsWith('deadlineAt') ? 'deadlineAt' : 'createdAt';
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  const found = await db().approval.findMany({
    where: {
      workspaceId: workspace.id,
      status: query.status === 'pending' ? 'pending' : { not: 'pending' },
      ...(query.status === 'pending' && viewerId ? await shownTo(workspace.id, viewerId, query.show) : {}),
      action: {
        ...(query.agent?.length ? { requesterId: { in: query.agent } } : {}),
        ...(query.kind?.length ? { kind: { in: query.kind } } : {}),
      },
      ...(query.cursor ? after(field, direction, query.cursor) : {}),
    },
    include: { votes: true, action: { include: actionSummaryInclude } },
    orderBy: [{ [field]: direction }, { id: direction }],
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, (row) =>
    encodeKeyset({ at: row[field], id: row.id }),
  );
  const names = await resolveNames(
    workspace.id,
    page.flatMap((row) => [...refsOfApproval(row), ...refsOfAction(row.action)]),
  );
  const rows = page.map(({ action, ...approval }) => {
    const findings = findingSchema.array().parse(approval.findings);
    return {
      ...presentApprovalAnswer(approval, names),
      actionHash: approval.actionHash,
      action: presentActionSummary(action, names, workspace.currency),
      findingCount: findings.length,
      askingCount: findings.filter((finding) => finding.verdict !== 'allow').length,
    };
  });
  return { rows, nextCursor };
}

/** What a person has put off comes back by itself; until then it is on a list of its own. */
async function shownTo(
  workspaceId: string,
  personId: string,
  show: ListApprovalsQuery['show'],
): Promise<Prisma.ApprovalWhereInput> {
  const snoozed = { some: { personId, until: { gt: now() } } };
  if (show === 'snoozed') return { snoozes: snoozed };
  return {
    NOT: { snoozes: snoozed },
    ...(show === 'mine' ? { reviewerId: { in: await answersFor(workspaceId, personId) } } : {}),
  };
}

function after(
  field: 'queueAt' | 'deadlineAt' | 'createdAt',
  direction: 'asc' | 'desc',
  cursor: string,
): Prisma.ApprovalWhereInput {
  const { at, id } = decodeKeyset(cursor);
  const beyond = direction === 'asc' ? 'gt' : 'lt';
  return { OR: [{ [field]: { [beyond]: at } }, { [field]: at, id: { [beyond]: id } }] };
}
