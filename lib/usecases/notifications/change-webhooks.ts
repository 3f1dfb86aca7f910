import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { whyNotPosted } from '@/lib/platform/webhooks/post';
import { webhookSecret } from '@/lib/platform/webhooks/secret';

const MOST = 10;
type Change = { workspaceId: string; actor: Actor };
type WithSecret = { webhookId: string; secret: string };

const entry = ({ workspaceId, actor }: Change, id: string) => ({
  workspaceId,
  actor,
  subject: { type: 'webhook', id },
});

/** From now on a program is told of approvals. Its secret is returned here and when it is replaced. @throws AppError `invalid_request`, `conflict`. */
export async function addWebhook({ url, ...change }: Change & { url: string }): Promise<WithSecret> {
  const refusal = whyNotPosted(url);
  if (refusal)
    throw new AppError('invalid_request', {
      detail: `Nothing is sent there. ${refusal}`,
      invalidParams: [{ in: 'body', name: 'url', reason: refusal }],
    });
  const { workspaceId, actor } = change;
  const id = newId('whk');
  return inTransaction(async (tx) => {
    const rows = await tx.webhookEndpoint.findMany({
      where: { workspaceId, removedAt: null },
      select: { url: true },
    });
    if (rows.length >= MOST || rows.some((row) => row.url === url))
      throw new AppError('conflict', {
        detail: rows.length >= MOST ? `There are ${MOST} already.` : 'This address is told already.',
        remedy: 'Remove one first.',
      });
    await tx.webhookEndpoint.create({
      data: { id, workspaceId, url, createdById: actor.id, createdAt: now() },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      ...entry(change, id),
      verb: 'webhooks.added',
      detail: { host: new URL(url).host },
    });
    return { webhookId: id, secret: webhookSecret(id, 1) };
  });
}

const lockEndpoint = async (tx: Tx, workspaceId: string, id: string) => {
  await tx.$queryRaw`SELECT id FROM webhook_endpoints WHERE id = ${id} FOR UPDATE`;
  const endpoint = await tx.webhookEndpoint.findUnique({ where: { id_workspaceId: { id, workspaceId } } });
  if (!endpoint || endpoint.removedAt)
    throw new AppError('not_found', { detail: 'There is no such webhook in this workspace.' });
  return endpoint;
};

/** A new secret takes the place of the old one at once: the next request is signed with it. @throws AppError `not_found`. */
export const replaceWebhookSecret = ({
  webhookId,
  ...change
}: Change & { webhookId: string }): Promise<WithSecret> =>
  inTransaction(async (tx) => {
    const { secretVersion } = await lockEndpoint(tx, change.workspaceId, webhookId);
    await tx.webhookEndpoint.update({
      where: { id: webhookId },
      data: { secretVersion: secretVersion + 1 },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      ...entry(change, webhookId),
      verb: 'webhooks.secret_replaced',
      detail: {},
    });
    return { webhookId, secret: webhookSecret(webhookId, secretVersion + 1) };
  });

/** Nothing is sent there any more; its row stays, because what was sent names it. @throws AppError `not_found`. */
export const removeWebhook = ({ webhookId, ...change }: Change & { webhookId: string }): Promise<void> =>
  inTransaction(async (tx) => {
    await lockEndpoint(tx, change.workspaceId, webhookId);
    await tx.webhookEndpoint.update({
      where: { id: webhookId },
      data: { removedAt: now() },
      select: { id: true },
    });
    await appendAuditEntry(tx, { ...entry(change, webhookId), verb: 'webhooks.removed', detail: {} });
  });
