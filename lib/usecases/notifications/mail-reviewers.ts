import { z } from 'zod';
import { actionKindSchema, catalogue } from '@/lib/core/actions/catalogue';
import { watchedNameSchema, watchedTitle } from '@/lib/core/monitoring/metrics';
import { alarmMail } from '@/lib/core/notifications/alarm-mail';
import { approvalMail } from '@/lib/core/notifications/approval-mail';
import { db } from '@/lib/db/client';
import { type Notification, Prisma, type Workspace } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { connectionProblem } from '@/lib/platform/connection-problem';
import { requireEnv } from '@/lib/platform/env';
import { isMailConfigured, sendMail } from '@/lib/platform/mailer';
import { resolveNames } from '@/lib/queries/names/resolve-names';
import { claimNotifications, markDropped, markSent, markUnsent } from './claim-notifications';

const MINUTE_MS = 60_000;
/** Whoever has been written to is left in peace so long, unless something is urgent. */
const PAUSE_MS = 10 * MINUTE_MS;
const URGENT_MS = 20 * MINUTE_MS;
/** So many approvals at most are named by one message. */
const TOGETHER = 1000;

const receivers = z.array(z.object({ workspaceId: z.string(), userId: z.string() }));

/**
 * Writes to everybody for whom approvals wait, and to whoever answers for agents that an alarm is about: one message a person for all approvals,
 * and one for all alarms. @returns how many messages were taken.
 */
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
  if (!membership || membership.disabledAt) {
    await markDropped(ids);
    return 0;
  }
  const { workspace, user } = membership;
  const receiver = { workspace, userId, email: user.email };
  const ofAlarms = rows.filter(({ reason }) => reason === 'alarm');
  const others = rows.filter(({ reason }) => reason !== 'alarm');
  const sent = others.length > 0 ? await mailApprovals(receiver, others) : 0;
  return sent + (ofAlarms.length > 0 ? await mailAlarms(receiver, ofAlarms) : 0);
}

/** Tells of the approvals that wait for somebody, or that messages arrive. */
async function mailApprovals(receiver: Receiver, rows: readonly Notification[]): Promise<number> {
  const { workspace, userId } = receiver;
  const approvals = await db().approval.findMany({
    where: {
      id: { in: rows.flatMap(({ approvalId }) => approvalId ?? []) },
      workspaceId: workspace.id,
      status: 'pending',
      reviewerId: userId,
    },
    orderBy: { deadlineAt: 'asc' },
    include: { action: { select: { kind: true } } },
  });
  if (approvals.length === 0 && !rows.some(({ reason }) => reason === 'test')) {
    await markDropped(rows.map(({ id }) => id));
    return 0;
  }
  const message =
    approvals.length === 0
      ? {
          subject: `Messages from Mandate arrive (${workspace.name})`,
          text: `This is how you will be told when an action waits for your decision in ${workspace.name}.\n\n${urlIn(workspace, 'approvals')}\n`,
        }
      : approvalMail({
          workspace: workspace.name,
          waiting: approvals.map(({ action, deadlineAt }) => ({
            title: catalogue[actionKindSchema.parse(action.kind)].title,
            deadlineAt,
          })),
          queueUrl: urlIn(workspace, 'approvals'),
          accountUrl: urlIn(workspace, 'settings/account'),
          timeZone: workspace.timeZone,
        });
  // What was decided, or passed on, while it waited is not in the message.
  const told = new Set(approvals.map(({ id }) => id));
  return deliver(receiver, rows, message, ({ approvalId }) => approvalId !== null && !told.has(approvalId));
}

/** Tells whoever answers for agents of what the watch found, as far as nobody has settled it. */
async function mailAlarms(receiver: Receiver, rows: readonly Notification[]): Promise<number> {
  const { workspace } = receiver;
  const alarms = await db().alarm.findMany({
    where: {
      id: { in: rows.flatMap(({ alarmId }) => alarmId ?? []) },
      workspaceId: workspace.id,
      status: { not: 'settled' },
    },
    orderBy: [{ firedAt: 'desc' }, { id: 'desc' }],
  });
  if (alarms.length === 0) {
    await markDropped(rows.map(({ id }) => id));
    return 0;
  }
  const names = await resolveNames(
    workspace.id,
    alarms.map(({ subjectType, subjectId }) => ({ type: subjectType, id: subjectId })),
  );
  const message = alarmMail({
    workspace: workspace.name,
    alarms: alarms.map(({ id, kind, metric, subjectType, subjectId, since, consequence }) => ({
      kind,
      title: watchedTitle(watchedNameSchema.parse(metric)),
      of: subjectType === 'workspace' ? null : (names.of(subjectType, subjectId).name ?? subjectId),
      since,
      consequence,
      url: urlIn(workspace, `monitoring/${id}`),
    })),
    listUrl: urlIn(workspace, 'monitoring'),
    accountUrl: urlIn(workspace, 'settings/account'),
    timeZone: workspace.timeZone,
  });
  const told = new Set(alarms.map(({ id }) => id));
  return deliver(receiver, rows, message, ({ alarmId }) => !told.has(alarmId ?? ''));
}

type Receiver = { workspace: Workspace; userId: string; email: string };
const urlIn = ({ slug }: Workspace, path: string): string =>
  new URL(`/${slug}/${path}`, requireEnv('NEXTAUTH_URL')).href;

/** Sends one message for all of these; what is over by now is not told any more. */
async function deliver(
  { email }: Receiver,
  rows: readonly Notification[],
  message: { subject: string; text: string },
  isOver: (row: Notification) => boolean,
): Promise<number> {
  try {
    await sendMail({ to: email, ...message });
  } catch (error) {
    await markUnsent(rows, connectionProblem(error));
    return 0;
  }
  await markDropped(rows.filter(isOver).map(({ id }) => id));
  await markSent(rows.filter((row) => !isOver(row)).map(({ id }) => id));
  return 1;
}
