import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { sealContent } from '@/lib/db/repositories/sealed-content';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { lockedContact } from '../contacts/locked-contact';

/**
 * Lifts a limit, with a reason. An objection is lifted only at the person's own wish, and brings no permission back: whoever said no has
 * to say yes anew. @throws AppError `not_found`, `conflict` where it is lifted already, `invalid_request`.
 */
export function liftLimit(request: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  limitId: string;
  reason: string;
  /** That the person has asked for it. */
  atOwnWish: boolean;
}): Promise<{ id: string }> {
  const { workspaceId, actor, limitId, reason, atOwnWish } = request;
  return inTransaction(async (tx) => {
    const where = { id_workspaceId: { id: limitId, workspaceId } };
    const found = await tx.processingLimit.findUnique({ where });
    if (!found) throw new AppError('not_found', { detail: 'There is no such limit.' });
    const { contactId, kind, requestId } = found;
    if (kind === 'objection' && !atOwnWish)
      throw new AppError('invalid_request', {
        detail: 'An objection ends only when the person takes it back.',
        invalidParams: [{ in: 'body', name: 'atOwnWish', reason: 'say that they have asked for it' }],
      });
    await lockedContact(tx, workspaceId, contactId);
    const { count } = await tx.processingLimit.updateMany({
      where: { id: limitId, workspaceId, liftedAt: null },
      data: {
        liftedAt: now(),
        liftedById: actor.id,
        content: await sealContent({ workspaceId, contactId }, { liftReason: reason }),
      },
    });
    if (count === 0) throw new AppError('conflict', { detail: 'This has been lifted already.' });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'rights.limit_lifted',
      subject: { type: 'contact', id: contactId },
      detail: { limitId, kind, requestId },
    });
    if (kind === 'objection') await liftBlocks(tx, workspaceId, contactId, actor);
    return { id: limitId };
  });
}

/** The blocks that the objection had set end with it. */
async function liftBlocks(
  tx: Tx,
  workspaceId: string,
  contactId: string,
  actor: Extract<Actor, { type: 'person' }>,
): Promise<void> {
  const blocks = await tx.suppression.findMany({
    where: { workspaceId, contactId, reason: 'objection', liftedAt: null },
    select: { id: true, channel: true },
  });
  for (const { id, channel } of blocks) {
    await tx.suppression.update({
      where: { id_workspaceId: { id, workspaceId } },
      data: { liftedAt: now(), liftedById: actor.id, liftReason: 'They took their objection back.' },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'contacts.suppression_lifted',
      subject: { type: 'contact', id: contactId },
      detail: { suppressionId: id, channel, reason: 'objection' },
    });
  }
}
