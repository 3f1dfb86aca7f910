import type { WebhookMessage } from '@/lib/contracts/webhooks';
import { actionKindSchema } from '@/lib/core/actions/catalogue';
import { watchedNameSchema } from '@/lib/core/monitoring/metrics';
import { db } from '@/lib/db/client';
import type { Notification } from '@/lib/db/generated/client';
import { connectionProblem } from '@/lib/platform/connection-problem';
import { requireEnv } from '@/lib/platform/env';
import { postWebhook } from '@/lib/platform/webhooks/post';
import { webhookSecret } from '@/lib/platform/webhooks/secret';
import { readAuditLog } from '@/lib/queries/audit/read-audit-log';
import { anyOf, claimNotifications, markDropped, markSent, markUnsent } from './claim-notifications';

/**
 * Posts what waits to be told to programs, of one workspace or of all. An endpoint that does not answer is left alone for this time.
 * @returns how many were taken by their receivers.
 */
export async function postWebhooks(limit: number, workspaceId?: string): Promise<number> {
  const rows = await claimNotifications('webhook', anyOf(workspaceId), limit);
  const silent = new Map<string, string>();
  let sent = 0;
  for (const row of rows) {
    const endpoint = await db().webhookEndpoint.findUnique({ where: { id: row.endpointId ?? '' } });
    const message = endpoint && !endpoint.removedAt ? await messageOf(row) : null;
    if (!endpoint || !message) {
      await markDropped([row.id]);
      continue;
    }
    const known = silent.get(endpoint.id);
    const error =
      known ??
      (await postWebhook({
        url: endpoint.url,
        secret: webhookSecret(endpoint.id, endpoint.secretVersion),
        id: row.id,
        body: JSON.stringify(message),
      }).then(() => null, connectionProblem));
    if (error === null) {
      await markSent([row.id]);
      sent += 1;
    } else {
      silent.set(endpoint.id, error);
      await markUnsent([row], error);
    }
  }
  return sent;
}

/** What a program is told; null where it is over. Ids, and a link to where a person decides. */
async function messageOf(row: Notification): Promise<WebhookMessage | null> {
  const { slug } = await db().workspace.findUniqueOrThrow({
    where: { id: row.workspaceId },
    select: { slug: true },
  });
  const timestamp = row.createdAt.toISOString();
  const url = (path: string) => new URL(`/${slug}/${path}`, requireEnv('NEXTAUTH_URL')).href;
  if (row.reason === 'test')
    return { type: 'test', timestamp, data: { workspaceId: row.workspaceId, url: url('approvals') } };
  if (row.reason === 'record_checked') {
    const { checkpoint, check } = await readAuditLog(row.workspaceId);
    if (!checkpoint || !check) return null;
    const { entries, problems, entryId } = check;
    const data = {
      workspaceId: row.workspaceId,
      checkpoint,
      entries,
      problems,
      url: url(`audit/${entryId}`),
    };
    return { type: 'record.checked', timestamp, data };
  }
  if (row.reason === 'alarm') return alarmMessage(row, url);
  const approval = await db().approval.findUnique({
    where: { id: row.approvalId ?? '' },
    include: { action: { select: { kind: true } } },
  });
  if (approval?.status !== 'pending') return null;
  return {
    type: `approval.${row.reason}`,
    timestamp,
    data: {
      workspaceId: row.workspaceId,
      approvalId: approval.id,
      actionId: approval.actionId,
      kind: actionKindSchema.parse(approval.action.kind),
      reviewerId: approval.reviewerId,
      deadlineAt: approval.deadlineAt.toISOString(),
      url: url(`approvals/${approval.id}`),
    },
  };
}

/** Of an alarm that nobody settled meanwhile. */
async function alarmMessage(
  { workspaceId, alarmId, createdAt }: Notification,
  url: (path: string) => string,
): Promise<WebhookMessage | null> {
  const alarm = await db().alarm.findUnique({ where: { id: alarmId ?? '' } });
  if (!alarm || alarm.status === 'settled') return null;
  const { id, kind, metric, subjectType, subjectId, consequence, since } = alarm;
  return {
    type: 'alarm.opened',
    timestamp: createdAt.toISOString(),
    data: {
      workspaceId,
      alarmId: id,
      kind,
      metric: watchedNameSchema.parse(metric),
      subject: { type: subjectType, id: subjectId },
      consequence,
      since: since.toISOString(),
      url: url(`monitoring/${id}`),
    },
  };
}
