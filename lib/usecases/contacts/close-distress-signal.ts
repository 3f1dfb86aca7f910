import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { sealerOf } from '@/lib/db/seal';
import { inTransaction } from '@/lib/db/tx';
import { lockContact } from '@/lib/gateway/contact-lock';
import { now } from '@/lib/platform/clock';

/**
 * A person has looked at a sign of distress. Blocks that came with it stay: lifting them is a decision of its own.
 * @throws AppError `not_found`, `conflict` where it is closed already.
 */
export function closeDistressSignal(request: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  distressId: string;
  note: string;
}): Promise<{ id: string }> {
  const { workspaceId, actor, distressId, note } = request;
  return inTransaction(async (tx) => {
    const where = { id_workspaceId: { id: distressId, workspaceId } };
    const found = await tx.distressSignal.findUnique({ where });
    if (!found) throw new AppError('not_found', { detail: 'There is no such sign of distress.' });
    await lockContact(tx, workspaceId, found.contactId);
    const stored = (await sealerOf(workspaceId, found.contactId)).text(note);
    const { count } = await tx.distressSignal.updateMany({
      where: { id: distressId, workspaceId, closedAt: null },
      data: { closedAt: now(), closedById: actor.id, note: stored },
    });
    if (count === 0) throw new AppError('conflict', { detail: 'Somebody has closed this already.' });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'contacts.distress_closed',
      subject: { type: 'contact', id: found.contactId },
      detail: { distressId, kind: found.kind },
    });
    return { id: distressId };
  });
}
