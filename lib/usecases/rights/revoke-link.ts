import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

/** Takes a link back: from now on it opens nothing. @throws AppError `not_found`, `conflict` where it was taken back before. */
export function revokeLink(request: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  linkId: string;
}): Promise<{ id: string }> {
  const { workspaceId, actor, linkId } = request;
  return inTransaction(async (tx) => {
    const link = await tx.selfServiceLink.findUnique({
      where: { id_workspaceId: { id: linkId, workspaceId } },
      select: { contactId: true },
    });
    if (!link) throw new AppError('not_found', { detail: 'There is no such link.' });
    const { count } = await tx.selfServiceLink.updateMany({
      where: { id: linkId, workspaceId, revokedAt: null },
      data: { revokedAt: now(), revokedById: actor.id },
    });
    if (count === 0) throw new AppError('conflict', { detail: 'This link has been revoked already.' });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'rights.link_revoked',
      subject: { type: 'contact', id: link.contactId },
      detail: { linkId },
    });
    return { id: linkId };
  });
}
