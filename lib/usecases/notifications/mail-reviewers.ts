import { z } from 'zod';
import { actionKindSchema, catalogue } from '@/lib/core/actions/catalogue';
import { approvalMail } from '@/lib/core/notifications/approval-mail';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { connectionProblem } from '@/lib/platform/connection-problem';
import { requireEnv } from '@/lib/platform/env';
import { isMailConfigured, sendMail } from '@/lib/platform/mailer';
import { claimNotifications, markDropped, markSent, markUnsent } from './claim-notifications';

const MINUTE_MS = 60_000;
/** Whoever has been written to is left in peace so long, unless something is urgent. */
const PAUSE_MS = 10 * MINUTE_MS;
const URGENT_MS = 20 * MINUTE_MS;
/** So many approvals at most are named by one message. */
const TOGETHER = 1000;

const receivers = z.array(z.object({ workspaceId: z.string(), userId: z.string() }));

/** Writes to everybody for whom approvals wait, one message a person for all of them. @returns how many messages were taken. */
export async function mailReviewers(limit: number): Promise<number> {
  if (!isMailConfigured()) return 0;
  const at = now();
  const due = receivers.parse(
    await db().$queryRaw`
      SELECT n.workspace_id AS "workspaceId", n.user_id AS "userId"
      FROM notifications n LEFT JOIN approvals a ON a.id = n.approval_id
      WHERE n.channel = 'email' AND n.status = 'waiting' AND n.due_at <= ${at}
      GROUP BY 1, 2
      HAVING bool_or(n.reason = 'test') OR min(a.deadline_at) <= ${new Date(at.getTime() + URGENT_MS)} OR NOT EXISTS (
        SELECT FROM notifications s WHERE s.user_id = n.user_id AND s.workspace_id = n.workspace_id AND s.sent_at > ${new Date(at.getTime() - PAUSE_MS)})
      ORDER BY min(a.deadline_at) LIMIT ${limit}`,
  );
  let sent = 0;
  for (const { workspaceId, userId } of due) sent += await mailOne(workspaceId, userId);
  return sent;
}

async function mailOne(workspaceId: string, userId: string): Promise<number> {
  const rows = await claimNotifications(
    'email',
    Prisma.sql`workspace_id = ${workspaceId} AND user_id = ${userId}`,
    TOGETHER,
  );
  const ids = rows.map(({ id }) => id);
  const membership = await db().membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    include: { user: { select: { email: true } }, workspace: true },
  });
  const approvals = await db().approval.findMany({
    where: {
      id: { in: rows.flatMap(({ approvalId }) => approvalId ?? []) },
      workspaceId,
      status: 'pending',
      reviewerId: userId,
    },
    orderBy: { deadlineAt: 'asc' },
    include: { action: { select: { kind: true } } },
  });
  const isTest = rows.some(({ reason }) => reason === 'test');
  if (!membership || membership.disabledAt || (approvals.length === 0 && !isTest)) {
    await markDropped(ids);
    return 0;
  }
  const { workspace, user } = membership;
  const url = (path: string) => new URL(`/${workspace.slug}/${path}`, requireEnv('NEXTAUTH_URL')).href;
  const message =
    approvals.length === 0
      ? {
          subject: `Messages from Mandate arrive (${workspace.name})`,
          text: `This is how you will be told when an action waits for your decision in ${workspace.name}.\n\n${url('approvals')}\n`,
        }
      : approvalMail({
          workspace: workspace.name,
          waiting: approvals.map(({ action, deadlineAt }) => ({
            title: catalogue[actionKindSchema.parse(action.kind)].title,
            deadlineAt,
          })),
          queueUrl: url('approvals'),
          accountUrl: url('settings/account'),
          timeZone: workspace.timeZone,
        });
  try {
    await sendMail({ to: user.email, ...message });
  } catch (error) {
    await markUnsent(rows, connectionProblem(error));
    return 0;
  }
  // What was decided, or passed on, while it waited is not in the message.
  const told = new Set(approvals.map(({ id }) => id));
  const over = rows.filter(({ approvalId }) => approvalId !== null && !told.has(approvalId));
  await markDropped(over.map(({ id }) => id));
  await markSent(rows.filter((row) => !over.includes(row)).map(({ id }) => id));
  return 1;
}
