import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { sealerOf } from '@/lib/db/seal';
import { inTransaction } from '@/lib/db/tx';
import { lockContact } from '@/lib/gateway/contact-lock';
import { now } from '@/lib/platform/clock';
import { requirePermission } from '../changes/require-permission';

/**
 * Lifts a block, with a reason. It brings no permission back: who said no has to say yes anew. After a complaint or an erasure only a
 * privacy officer can. @throws AppError `not_found`, `conflict` where it is lifted already, `forbidden`.
 */
export function liftSuppression(request: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  suppressionId: string;
  reason: string;
}): Promise<{ id: string }> {
  const { workspaceId, actor, suppressionId, reason } = request;
  return inTransaction(async (tx) => {
    const where = { id_workspaceId: { id: suppressionId, workspaceId } };
    const found = await tx.suppression.findUnique({ where });
    if (!found) throw new AppError('not_found', { detail: 'There is no such block.' });
    if (found.reason === 'objection')
      throw new AppError('conflict', {
        detail: 'This block belongs to an objection and ends with it.',
        remedy: 'If they take their objection back, a privacy officer lifts it on the page of the contact.',
      });
    const isProtected = found.reason === 'complaint' || found.reason === 'erasure';
    await requirePermission(
      tx,
      workspaceId,
      actor.id,
      [isProtected ? 'contacts.lift_protected' : 'contacts.lift'],
      isProtected
        ? 'Only a privacy officer can lift a block that follows a complaint or an erasure.'
        : 'Only an admin or a privacy officer can lift a block.',
    );
    if (found.contactId !== null) await lockContact(tx, workspaceId, found.contactId);
    const stored =
      found.contactId === null ? reason : (await sealerOf(workspaceId, found.contactId)).text(reason);
    const { count } = await tx.suppression.updateMany({
      where: { id: suppressionId, workspaceId, liftedAt: null },
      data: { liftedAt: now(), liftedById: actor.id, liftReason: stored },
    });
    if (count === 0) throw new AppError('conflict', { detail: 'This block has been lifted already.' });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'contacts.suppression_lifted',
      subject:
        found.contactId === null
          ? { type: 'suppression', id: found.id }
          : { type: 'contact', id: found.contactId },
      detail: { suppressionId, channel: found.channel, reason: found.reason },
    });
    return { id: suppressionId };
  });
}
